package io.netspace.contracts.vocabulary;

/**
 * Width and group width made to fit each other, as the released code does: the bottleneck width
 * becomes a multiple of the group width, the width follows.
 */
record CompatibleWidths(int width, int groupWidth) {

  /**
   * Adjusts for a bottleneck ratio b of 1 or more: v = ⌊width / b⌋, g = min(groupWidth, v), v
   * rounded to a multiple of g.
   */
  static CompatibleWidths of(int width, double bottleneckRatio, int groupWidth) {
    int bottleneck = (int) Math.max(1, width / bottleneckRatio);
    int group = Math.min(groupWidth, bottleneck);
    int fitting = Math.max(group, (int) Math.rint((double) bottleneck / group) * group);
    return new CompatibleWidths((int) (fitting * bottleneckRatio), group);
  }
}
