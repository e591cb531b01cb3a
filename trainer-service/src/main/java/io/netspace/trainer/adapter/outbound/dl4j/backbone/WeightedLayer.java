package io.netspace.trainer.adapter.outbound.dl4j.backbone;

/** A layer with weights in the backbone's vector. */
public sealed interface WeightedLayer permits ConvNormAct, Linear {
  /** Index of the first weight. */
  int weightOffset();

  /** Number of weights. */
  int weightCount();

  /** Standard deviation of the initial weights: by the fan-out of a convolution without groups. */
  double initialStandardDeviation();
}
