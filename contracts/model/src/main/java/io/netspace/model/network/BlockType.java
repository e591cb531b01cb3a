package io.netspace.model.network;

/** The block that a stage repeats. Every convolution is followed by batch normalisation. */
public enum BlockType {
  /**
   * Residual bottleneck with a group convolution: 1×1 to the bottleneck width, k×k in groups, 1×1
   * to the width, each but the last activated; added to the shortcut, then activated. The papers' X
   * block; with squeeze-and-excitation their Y block, with a single group (groupWidth = bottleneck
   * width) their R block.
   */
  X(Shortcut.PROJECTED, 0),
  /**
   * The convolutions of X, not activated at the end, added to the input where the shape is kept:
   * RegNetZ's block.
   */
  LINEAR_BOTTLENECK(Shortcut.IDENTITY, 0),
  /**
   * Inverted bottleneck of MobileNetV2 and EfficientNet: 1×1 from the block's input width to input
   * width / bottleneckRatio, left out where both are equal; k×k depthwise; 1×1 to the width, not
   * activated; added to the input where the shape is kept.
   */
  MBCONV(Shortcut.IDENTITY, 0),
  /** Two k×k convolutions, added to the shortcut, then activated: the block of ResNet-18 and 56. */
  BASIC(Shortcut.PROJECTED, 2),
  /** Two k×k convolutions, both activated, no shortcut: the released code's vanilla block. */
  VANILLA(Shortcut.NONE, 2),
  /**
   * One k×k convolution, activated, no shortcut: the V block of Designing Network Design Spaces.
   */
  V(Shortcut.NONE, 1),
  /** One k×k convolution, added to the shortcut, then activated: V with a residual. */
  VR(Shortcut.PROJECTED, 1);

  private final Shortcut shortcut;
  private final int fullConvolutions;

  BlockType(Shortcut shortcut, int fullConvolutions) {
    this.shortcut = shortcut;
    this.fullConvolutions = fullConvolutions;
  }

  /** The shortcut that is added to the convolutions' output. */
  public Shortcut shortcut() {
    return shortcut;
  }

  /**
   * Whether the k×k convolution has a width and groups of its own, between two 1×1 convolutions.
   * Where not, the stage's bottleneckRatio is 1 and its groupWidth its width.
   */
  public boolean hasBottleneck() {
    return fullConvolutions == 0;
  }

  /** k×k convolutions of the block's full width; 0 where it has a bottleneck. */
  public int fullConvolutions() {
    return fullConvolutions;
  }
}
