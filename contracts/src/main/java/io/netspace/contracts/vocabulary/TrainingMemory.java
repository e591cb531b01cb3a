package io.netspace.contracts.vocabulary;

/**
 * Memory that training one network takes beside the process it runs in, by formula, an estimate on
 * the safe side. All numbers of the training are of four bytes:
 *
 * <ul>
 *   <li>for each image of a batch, the output of every convolution and of its normalisation, and
 *       where the ReLU let it through, all kept for the backward pass; the output of every
 *       convolution once more for validation; and the image itself;
 *   <li>for each image of a batch, the few gradients in activations that are needed at a time: in
 *       each stage as many as four of its largest activation, as buffers of a later and smaller
 *       stage do not serve an earlier one;
 *   <li>the weights, their gradients and their momentum; and three times the weights in the order
 *       that the convolutions want them in, where the channels of a group are filled up to sixteen.
 * </ul>
 *
 * What the engine takes for itself is a constant. The trainer's README compares the estimate with
 * what networks really took.
 */
public final class TrainingMemory {
  private static final long OF_THE_ENGINE = 64L << 20;
  private static final int VECTOR = 16;
  private static final int GRADIENTS = 4;

  private final int batch;
  private int height;
  private int width;
  private long ofActivations;
  private long largest;
  private long ofGradients;
  private long ofPackedWeights;

  private TrainingMemory(ImageShape input, int batch) {
    this.batch = batch;
    this.height = input.height();
    this.width = input.width();
  }

  /** Bytes that training a network takes, {@code batch} images a step. */
  public static long bytes(Architecture network, int batch) {
    TrainingMemory memory = new TrainingMemory(network.input(), batch);
    Stem stem = network.stem();
    memory.convolution(
        stem.type().kernel(), network.input().channels(), stem.width(), stem.type().stride(), 1);
    memory.endOfStage();
    int channels = stem.width();
    for (Stage stage : network.stages()) {
      memory.stage(stage, channels);
      channels = stage.width();
    }
    return OF_THE_ENGINE
        + Float.BYTES
            * (memory.ofActivations
                + memory.ofGradients
                + 2L * batch * network.input().size()
                + 3 * Complexity.of(network).parameters()
                + 3 * memory.ofPackedWeights);
  }

  private void stage(Stage stage, int channels) {
    block(stage, channels, stage.stride());
    for (int i = 1; i < stage.depth(); i++) {
      block(stage, stage.width(), 1);
    }
    endOfStage();
  }

  private void block(Stage stage, int channels, int stride) {
    int inner = stage.bottleneckWidth();
    int heightBefore = height;
    int widthBefore = width;
    if (channels != stage.width() || stride != 1) {
      convolution(1, channels, stage.width(), stride, 1);
      height = heightBefore;
      width = widthBefore;
    }
    convolution(1, channels, inner, 1, 1);
    convolution(3, inner, inner, stride, stage.groups());
    convolution(1, inner, stage.width(), 1, 1);
  }

  private void convolution(int kernel, int in, int out, int stride, int groups) {
    largest = Math.max(largest, (long) in * height * width);
    height = (height - 1) / stride + 1;
    width = (width - 1) / stride + 1;
    long output = (long) out * height * width;
    largest = Math.max(largest, output);
    ofActivations += batch * (3 * output + output / Float.BYTES);
    ofPackedWeights += (long) groups * kernel * kernel * filled(in / groups) * filled(out / groups);
  }

  private void endOfStage() {
    ofGradients += (long) GRADIENTS * batch * largest;
    largest = 0;
  }

  private static long filled(int channels) {
    return (channels + VECTOR - 1) / VECTOR * (long) VECTOR;
  }
}
