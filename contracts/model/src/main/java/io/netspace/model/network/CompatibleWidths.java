package io.netspace.model.network;

import io.netspace.model.common.Require;

/**
 * Width and group width adjusted to be compatible, as in the released code: the bottleneck width is
 * rounded to a multiple of the group width, and the width follows.
 */
public record CompatibleWidths(int width, int groupWidth) {

  /**
   * Adjusts for a bottleneck ratio b: v = ⌊width / b⌋, g = min(groupWidth, v), v rounded to a
   * multiple of g, half to even. An inverted bottleneck (b below 1) is rounded to a multiple of
   * both g and 1 / b, so that the width stays whole; so 1 / b must be whole.
   */
  public static CompatibleWidths of(int width, double bottleneckRatio, int groupWidth) {
    double multiple = 1 / bottleneckRatio;
    int wholes = (int) Math.max(1, Math.rint(multiple));
    if (multiple > 1 && Math.abs(multiple - wholes) > 1e-9) {
      Require.that(
          false, "bottleneckRatio", bottleneckRatio, "below 1 must be 1 over a whole number");
    }
    int bottleneck = (int) Math.max(1, width * multiple);
    int group = Math.min(groupWidth, bottleneck);
    int quantum = leastCommonMultiple(group, wholes);
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
