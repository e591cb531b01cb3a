package io.netspace.trainer.adapter.outbound.dl4j.backbone;

/**
 * The kinds of operations that the time of a step is divided into. An operation that does more,
 * such as a convolution that also normalises its input, belongs to the kind that computes most.
 */
public enum Operation {
  CONVOLUTION_FORWARD("convolution, forward"),
  CONVOLUTION_INPUT_GRADIENT("convolution, input gradient"),
  CONVOLUTION_WEIGHT_GRADIENT("convolution, weight gradient"),
  NORMALISATION_FORWARD("normalisation, forward"),
  NORMALISATION_GRADIENT("normalisation, gradient"),
  ACTIVATION("activation"),
  /** Sums of residual blocks, products of squeeze-and-excitations. */
  SUM("sum or product"),
  POOLING("pooling"),
  LINEAR("linear layer"),
  /** Copies between memory formats. */
  REORDER("copy to another format"),
  OTHER("other");

  private final String label;

  Operation(String label) {
    this.label = label;
  }

  /** For people, such as {@code convolution, forward}. */
  @Override
  public String toString() {
    return label;
  }
}
