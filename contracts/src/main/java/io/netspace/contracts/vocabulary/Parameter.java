package io.netspace.contracts.vocabulary;

/** A property that a design space leaves open. */
public enum Parameter {
  /** Blocks of a stage. */
  DEPTH("depth", true),
  /** Channels of a stage. */
  WIDTH("width", true),
  /** Block width / bottleneck width of a stage, the paper's b. */
  BOTTLENECK_RATIO("bottleneckRatio", true),
  /** Channels of one group of a stage's 3×3 convolutions, the paper's g. */
  GROUP_WIDTH("groupWidth", true),
  /** Blocks of the whole network, the paper's d. */
  NETWORK_DEPTH("networkDepth", false),
  /** Width at block 0 of the linear rule. */
  W0("w0", false),
  /** Growth of the width a block. */
  WA("wa", false),
  /** Ratio of the widths of consecutive stages. */
  WM("wm", false);

  private final String label;
  private final boolean perStage;

  Parameter(String label, boolean perStage) {
    this.label = label;
    this.perStage = perStage;
  }

  /** Whether every stage has a value of its own, unless a constraint makes them share one. */
  public boolean perStage() {
    return perStage;
  }

  /** The name in JSON, on pages and in plots. */
  @Override
  public String toString() {
    return label;
  }
}
