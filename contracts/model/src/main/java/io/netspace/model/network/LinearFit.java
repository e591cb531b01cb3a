package io.netspace.model.network;

import java.util.List;

/**
 * The linear rule with the least fitting error to the widths of a network (Designing Network Design
 * Spaces, 2020, section 3.3): the inverse of {@link LinearRule}.
 *
 * @param w0 width of block 0, a multiple of 8
 * @param wa growth of the width a block
 * @param wm ratio of the widths of consecutive levels
 * @param error e_fit: mean over the blocks of |ln(width by the rule / width)|; 0 is exact
 */
public record LinearFit(int w0, double wa, double wm, double error) {

  /** The fit to the blocks of a network. */
  public static LinearFit of(Architecture network) {
    return of(network.blockWidths());
  }

  /** The fit to the widths of blocks, in their order. See {@link LinearFitSearch} for the grid. */
  public static LinearFit of(List<Integer> blockWidths) {
    return new LinearFitSearch(blockWidths).best();
  }

  /** e_fit of a rule whose widths are rounded to multiples of 8, as in a RegNet. */
  public static double error(List<Integer> blockWidths, double w0, double wa, double wm) {
    return error(blockWidths, w0, wa, wm, true);
  }

  /** e_fit of a rule whose widths w0 · wm^k are not rounded. */
  public static double unroundedError(List<Integer> blockWidths, double w0, double wa, double wm) {
    return error(blockWidths, w0, wa, wm, false);
  }

  private static double error(
      List<Integer> blockWidths, double w0, double wa, double wm, boolean rounded) {
    double step = Math.log(wm);
    double sum = 0;
    for (int j = 0; j < blockWidths.size(); j++) {
      double level = Math.rint(Math.log((w0 + wa * j) / w0) / step);
      double width = w0 * Math.pow(wm, level);
      sum +=
          Math.abs(Math.log((rounded ? LinearRule.quantised(width) : width) / blockWidths.get(j)));
    }
    return sum / blockWidths.size();
  }
}
