package io.netspace.trainer.adapter.outbound.dl4j;

/** What has weights among the body's. */
sealed interface Weighted permits Unit, Linear {
  /** Index of the first of them. */
  int firstWeight();

  /** Number of them. */
  int weights();

  /** Standard deviation of the initial weights: by the fan-out of a convolution without groups. */
  double initialDeviation();
}
