package io.netspace.trainer.adapter.outbound.dl4j.backbone;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The body of one network for one batch size, ready to run in training or in inference. */
public interface Backbone extends AutoCloseable {
  /**
   * From images to features, both dense; in training the running statistics follow.
   *
   * @param images {@code [batch, channels, height, width]}
   * @param features {@code [batch, features]}, written
   */
  void forward(INDArray images, INDArray features);

  /**
   * After a forward pass over the same images, from the loss's gradient in the features, dense, to
   * that in all that learns.
   */
  void backward(INDArray featureGradient);

  @Override
  void close();

  /** Makes bodies. */
  interface Factory {
    Backbone create(BackbonePlan plan, int batch, boolean training, BackboneArrays arrays);
  }
}
