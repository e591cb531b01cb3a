package io.netspace.model.network;

/**
 * The counting rules of the papers' released code. A convolution costs k² · groupWidth · out
 * multiply-adds a pixel and as many weights; its normalisation two parameters a channel; a pooling
 * only activations; activation functions, sums and means are free.
 */
final class ComplexityCount extends NetworkTraversal {
  private long flops;
  private long parameters;
  private long activations;

  private ComplexityCount() {}

  static Complexity of(Architecture network) {
    ComplexityCount count = new ComplexityCount();
    count.over(network);
    return new Complexity(count.flops, count.parameters, count.activations);
  }

  @Override
  public void convolution(int in, int out, int kernel, int stride, int groupWidth) {
    long weights = (long) kernel * kernel * groupWidth * out;
    long pixels = (long) height * width;
    flops += times * weights * pixels;
    parameters += times * (weights + 2L * out);
    activations += pixels * out * times;
  }

  @Override
  public void maxPooling(int channels, int kernel, int stride) {
    activations += (long) channels * height * width;
  }

  @Override
  public void excitation(int in, int out) {
    linear(in, out);
  }

  @Override
  public void linear(int in, int out) {
    long weights = times * ((long) in * out + out);
    flops += weights;
    parameters += weights;
    activations += (long) times * out;
  }
}
