package io.netspace.trainer.adapter.outbound.dl4j.backbone;

/** What has weights among the body's. */
public sealed interface WeightedLayer permits ConvNormAct, Linear {
  /** Index of the first of them. */
  int weightOffset();

  /** Number of them. */
  int weightCount();

  /** Standard deviation of the initial weights: by the fan-out of a convolution without groups. */
  double initialStandardDeviation();
}
