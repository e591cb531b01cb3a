package io.netspace.trainer.adapter.outbound.dl4j.backbone;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The backbone of one network for one batch size, compiled for training or inference. */
public interface Backbone extends AutoCloseable {
  /**
   * Computes the features of images, both dense; in training it updates the running statistics.
   *
   * @param images {@code [batch, channels, height, width]}
   * @param features {@code [batch, features]}, the output
   */
  void forward(INDArray images, INDArray features);

  /**
   * Computes the gradients of all parameters from the loss's gradient with respect to the features,
   * dense, after a forward pass over the same images.
   */
  void backward(INDArray featureGradient);

  /** Name of the library or code that computes it, such as {@code oneDNN}. */
  String engine();

  /**
   * Measures the operations of all passes from now on. An engine that cannot divide its time adds
   * nothing.
   */
  void measure(OperationTimes times);

  @Override
  void close();

  /** Compiles backbones. */
  interface Factory {
    Backbone create(BackbonePlan plan, int batch, boolean training, BackboneArrays arrays);
  }
}
