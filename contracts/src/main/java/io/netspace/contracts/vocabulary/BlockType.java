package io.netspace.contracts.vocabulary;

/** What a stage repeats. */
public enum BlockType {
  /**
   * Residual bottleneck with a 3×3 group convolution: 1×1, 3×3 in groups, 1×1, added to the
   * shortcut.
   */
  X
}
