package io.netspace.model.training;

import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.NetworkTraversal;

/**
 * Estimate, on the safe side, of the memory that training one network takes in addition to that of
 * its process. All values are of four bytes:
 *
 * <ul>
 *   <li>for each image of a batch, the output of every convolution and of its normalisation, and
 *       the mask of the ReLU, all kept for the backward pass; the output of every convolution once
 *       more for validation; and the image itself;
 *   <li>for each image of a batch, the few gradients in activations that are needed at a time: in
 *       each stage as many as four of its largest activation, as buffers of a later and smaller
 *       stage do not serve an earlier one;
 *   <li>the weights, their gradients and their momentum; and three times the weights in the memory
 *       layout of the convolutions, where the channels of a group are padded to sixteen; those of a
 *       depthwise convolution are padded together.
 * </ul>
 *
 * The engine's own memory is a constant. The trainer's README compares the estimate with
 * measurements. A pooling counts as a convolution without weights; a layer of a
 * squeeze-and-excitation as a 1×1 convolution of all pixels, because the block's activations that
 * it scales are kept once more; an activation function that is no ReLU needs its whole input again;
 * the head's convolution is a stage of its own.
 */
public final class TrainingMemory extends NetworkTraversal {
  private static final long ENGINE_OVERHEAD = 64L << 20;
  private static final int VECTOR = 16;
  private static final int GRADIENTS = 4;

  private final int batch;
  private final boolean ofReLus;

  /** Elements of the activation that the next layer sees. */
  private long latest;

  /** Elements of the largest activation of the stage so far, the one that enters it included. */
  private long largest;

  private long ofActivations;
  private long ofGradients;
  private long ofPackedWeights;

  private TrainingMemory(Architecture network, int batch) {
    this.batch = batch;
    this.ofReLus = network.activationFunction() == Activation.RELU;
    this.largest = network.input().size();
  }

  /** Bytes that training a network takes, {@code batch} images a step. */
  public static long bytes(Architecture network, int batch) {
    TrainingMemory memory = new TrainingMemory(network, batch);
    memory.over(network);
    return ENGINE_OVERHEAD
        + Float.BYTES
            * (memory.ofActivations
                + memory.ofGradients
                + 2L * batch * network.input().size()
                + 3 * Complexity.of(network).parameters()
                + 3 * memory.ofPackedWeights);
  }

  @Override
  public void convolution(int in, int out, int kernel, int stride, int groupWidth) {
    int groups = in / groupWidth;
    activation((long) out * height * width);
    long channels =
        groups == in && groups == out
            ? filled(groups)
            : groups * filled(groupWidth) * filled(out / groups);
    ofPackedWeights += (long) times * kernel * kernel * channels;
  }

  @Override
  public void maxPooling(int channels, int kernel, int stride) {
    activation((long) channels * height * width);
  }

  @Override
  public void excitation(int in, int out) {
    convolution(in, out, 1, 1, in);
  }

  /** Of the classifier, only its weights count. */
  @Override
  public void linear(int in, int out) {}

  @Override
  public void endOfStage() {
    ofGradients += (long) GRADIENTS * batch * largest;
    largest = latest;
  }

  private void activation(long output) {
    latest = output;
    largest = Math.max(largest, output);
    long passed = ofReLus ? output / Float.BYTES : output;
    ofActivations += (long) times * batch * (3 * output + passed);
  }

  private static long filled(int channels) {
    return (channels + VECTOR - 1) / VECTOR * (long) VECTOR;
  }
}
