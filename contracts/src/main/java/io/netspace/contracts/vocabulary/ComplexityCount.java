package io.netspace.contracts.vocabulary;

/**
 * The counting rules: a state {@code [height, width]} walks through the layers and their costs add
 * up.
 */
final class ComplexityCount {
  private int height;
  private int width;
  private long flops;
  private long parameters;
  private long activations;

  private ComplexityCount(ImageShape input) {
    height = input.height();
    width = input.width();
  }

  static Complexity of(Architecture network) {
    ComplexityCount count = new ComplexityCount(network.input());
    Stem stem = network.stem();
    count.convolution(
        stem.type().kernel(), network.input().channels(), stem.width(), stem.type().stride(), 1);
    int channels = stem.width();
    for (Stage stage : network.stages()) {
      count.stage(stage, channels);
      channels = stage.width();
    }
    return count.linear(channels, network.classes());
  }

  private void stage(Stage stage, int channels) {
    block(stage, channels, stage.stride());
    if (stage.depth() > 1) {
      long flopsBefore = flops;
      long parametersBefore = parameters;
      long activationsBefore = activations;
      block(stage, stage.width(), 1);
      int others = stage.depth() - 2;
      flops += others * (flops - flopsBefore);
      parameters += others * (parameters - parametersBefore);
      activations += others * (activations - activationsBefore);
    }
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

  /**
   * A convolution without bias and its batch normalisation, which costs two parameters a channel.
   */
  private void convolution(int kernel, int in, int out, int stride, int groups) {
    height = (height - 1) / stride + 1;
    width = (width - 1) / stride + 1;
    long weights = (long) kernel * kernel * in * out;
    long pixels = (long) height * width;
    flops += weights * pixels / groups;
    parameters += weights / groups + 2L * out;
    activations += out * pixels;
  }

  private Complexity linear(int in, int classes) {
    long weights = (long) in * classes + classes;
    return new Complexity(flops + weights, parameters + weights, activations + classes);
  }
}
