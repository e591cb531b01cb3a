package io.netspace.contracts.vocabulary;

/**
 * Width and group width made to fit each other, as the released code does: the bottleneck width
 * becomes a multiple of the group width, the width follows.
 */
record CompatibleWidths(int width, int groupWidth) {

  /**
   * Adjusts for a bottleneck ratio b: v = ⌊width / b⌋, g = min(groupWidth, v), v rounded to a
   * multiple of g, half to even. An inverted bottleneck (b below 1) is rounded to a multiple of
   * both g and ⌊1 / b⌋, so that the width stays whole.
   */
  static CompatibleWidths of(int width, double bottleneckRatio, int groupWidth) {
    int bottleneck = (int) Math.max(1, width / bottleneckRatio);
    int group = Math.min(groupWidth, bottleneck);
    int quantum = leastCommonMultiple(group, (int) Math.max(1, 1 / bottleneckRatio));
    int fitting = Math.max(quantum, (int) Math.rint((double) bottleneck / quantum) * quantum);
    return new CompatibleWidths((int) Math.rint(fitting * bottleneckRatio), group);
  }

  private static int leastCommonMultiple(int a, int b) {
    return a / greatestCommonDivisor(a, b) * b;
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
