package io.netspace.trainer.adapter.outbound.dl4j.backbone;

/** The constants of batch normalisation, with PyTorch's defaults. */
public final class BatchNorm {
  /** Added to the variance before its square root is taken. */
  public static final double EPSILON = 1e-5;

  /** Weight of a batch in the exponential averages of means and variances. */
  public static final float MOMENTUM = 0.1f;

  private BatchNorm() {}
}
