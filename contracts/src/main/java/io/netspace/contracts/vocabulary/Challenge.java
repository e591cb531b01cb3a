package io.netspace.contracts.vocabulary;

/**
 * Another regime, or another kind of network, in which a space that was accepted must hold its own
 * against the space that the study started from (Designing Network Design Spaces, 2020, section 4,
 * "generalization").
 */
public enum Challenge {
  /** A window of twice the multiply-adds. */
  FLOPS_X2("flops-x2"),
  /** Three times the epochs. */
  EPOCHS_X3("epochs-x3"),
  /** One stage more, of stride 2. */
  MORE_STAGES("more-stages"),
  /** The same spaces of bottleneck blocks without groups. */
  BLOCK_R("block-R"),
  /** The same spaces of single 3×3 convolutions. */
  BLOCK_V("block-V"),
  /** The same spaces of single 3×3 convolutions with a shortcut. */
  BLOCK_VR("block-VR");

  private final String label;

  Challenge(String label) {
    this.label = label;
  }

  /** The name in documents, JSON, pages and ids. */
  @Override
  public String toString() {
    return label;
  }
}
