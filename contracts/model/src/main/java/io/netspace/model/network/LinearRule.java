package io.netspace.model.network;

import io.netspace.model.common.Require;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The quantised linear rule of RegNet (Designing Network Design Spaces, 2020, equations 2 to 4):
 * u_j = w0 + wa · j, k_j = round(log(u_j / w0) / log(wm)), w_j = round(w0 · wm^k_j / 8) · 8,
 * rounding half to even as the released code does. {@link Math} rather than {@link StrictMath}:
 * only its logarithms decide the ties of the levels as the released code's do.
 *
 * @param widths of the stages, ascending
 * @param depths of the stages, blocks
 * @param levels highest quantisation level + 1; more than the stages when a level was skipped or
 *     merged
 */
public record LinearRule(List<Integer> widths, List<Integer> depths, int levels) {
  private static final int QUANTUM = 8;

  /**
   * Below this fraction of the way to the next level, rounding of a logarithm cannot change the
   * level.
   */
  private static final double RELATIVE_TOLERANCE = 1 - 1e-9;

  public LinearRule {
    widths = List.copyOf(widths);
    depths = List.copyOf(depths);
  }

  /**
   * Applies the rule.
   *
   * @param w0 width of block 0, above 0
   * @param wa growth a block, 0 or more
   * @param wm ratio of consecutive stages, above 1
   * @param depth blocks of the network, 1 or more
   */
  public static LinearRule of(double w0, double wa, double wm, int depth) {
    Require.that(w0 > 0, "w0", w0, "must be above 0");
    Require.that(wa >= 0, "wa", wa, "must be 0 or more");
    Require.that(wm > 1, "wm", wm, "must be above 1");
    Require.that(depth >= 1, "networkDepth", depth, "must be 1 block or more");
    List<Integer> widths = new ArrayList<>();
    List<Integer> depths = new ArrayList<>();
    double step = Math.log(wm);
    double root = Math.sqrt(wm);
    double level = -1;
    double sure = 0;
    int width = 0;
    int blocks = 0;
    for (int j = 0; j < depth; j++) {
      double u = w0 + wa * j;
      double here = u < sure ? level : Math.rint(Math.log(u / w0) / step);
      if (here != level) {
        level = here;
        double exact = w0 * Math.pow(wm, level);
        sure = exact * root * RELATIVE_TOLERANCE;
        int next = quantised(exact);
        if (next != width && blocks > 0) {
          widths.add(width);
          depths.add(blocks);
          blocks = 0;
        }
        width = next;
      }
      blocks++;
    }
    widths.add(width);
    depths.add(blocks);
    return new LinearRule(widths, depths, (int) level + 1);
  }

  /** The nearest multiple of 8, half to even. */
  public static int quantised(double width) {
    return (int) Math.rint(width / QUANTUM) * QUANTUM;
  }

  /** The width of each block, in their order. */
  public List<Integer> blockWidths() {
    List<Integer> blocks = new ArrayList<>();
    for (int stage = 0; stage < widths.size(); stage++) {
      blocks.addAll(Collections.nCopies(depths.get(stage), widths.get(stage)));
    }
    return List.copyOf(blocks);
  }

  /**
   * Whether every quantisation level gave its own stage, and the number of stages is the given one.
   */
  public boolean hasStages(int stages) {
    return widths.size() == stages && levels == stages;
  }
}
