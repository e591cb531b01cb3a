package io.netspace.model.space;

import io.netspace.model.network.BlockType;

/** A free parameter of design spaces. */
public enum Parameter {
  /** Blocks of a stage. */
  DEPTH("depth", "depth", true),
  /** Channels of a stage. */
  WIDTH("width", "width", true),
  /** Block width / bottleneck width of a stage, the paper's b. */
  BOTTLENECK_RATIO("bottleneckRatio", "bottleneck ratio", true),
  /** Channels of one group of a stage's convolutions, the paper's g. */
  GROUP_WIDTH("groupWidth", "group width", true),
  /** Blocks of the whole network, the paper's d. */
  NETWORK_DEPTH("networkDepth", "network's depth", false),
  /** Width at block 0 of the linear rule. */
  W0("w0", "initial width w0", false),
  /** Growth of the width a block. */
  WA("wa", "growth wa", false),
  /** Ratio of the widths of consecutive stages. */
  WM("wm", "width ratio wm", false),
  /** Width of the squeeze-and-excitation / the block's input width of a stage; 0 for none. */
  SE_RATIO("seRatio", "squeeze ratio", true),
  /** Side of a stage's convolutions, pixels, odd. */
  KERNEL("kernel", "kernel", true);

  private final String label;
  private final String noun;
  private final boolean perStage;

  Parameter(String label, String noun, boolean perStage) {
    this.label = label;
    this.noun = noun;
    this.perStage = perStage;
  }

  /** Whether every stage has its own value, unless a constraint makes them share one. */
  public boolean perStage() {
    return perStage;
  }

  /** Whether the parameter may be free in a space of this block. */
  public boolean appliesTo(BlockType block) {
    return switch (this) {
      case GROUP_WIDTH -> block.hasBottleneck() && block != BlockType.MBCONV;
      case BOTTLENECK_RATIO, SE_RATIO -> block.hasBottleneck();
      case DEPTH, WIDTH, NETWORK_DEPTH, W0, WA, WM, KERNEL -> true;
    };
  }

  /** The name in sentences, in the singular. */
  public String noun() {
    return noun;
  }

  /** The name in JSON, on pages and in plots. */
  @Override
  public String toString() {
    return label;
  }
}
