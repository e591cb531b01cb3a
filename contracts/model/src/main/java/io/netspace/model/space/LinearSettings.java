package io.netspace.model.space;

import io.netspace.model.network.LinearRule;
import java.util.List;
import java.util.Map;

/**
 * The settings of the linear rule on a space's grids that give certain stages. For given w0 and wm,
 * the depths are those of an interval of wa, as levels are monotonic in wa; its ends are found by
 * binary search.
 */
final class LinearSettings {
  private final DesignSpace space;
  private final List<Constraint> constraints;
  private final List<Double> growths;
  private final List<Double> ratios;

  /**
   * Prepares a search.
   *
   * @param constraints those that must hold; constraints on stages are ignored
   */
  LinearSettings(DesignSpace space, List<Constraint> constraints) {
    this.space = space;
    this.constraints =
        constraints.stream()
            .filter(constraint -> !SpaceRules.parameters(constraint).isEmpty())
            .filter(c -> SpaceRules.parameters(c).stream().noneMatch(Parameter::perStage))
            .toList();
    this.growths = grid(Parameter.WA);
    this.ratios = grid(Parameter.WM);
  }

  private List<Double> grid(Parameter parameter) {
    return space.range(parameter).map(ParameterRange::values).orElse(List.of());
  }

  /** The settings that give raw widths and depths of the stages. */
  long count(List<Integer> widths, List<Integer> depths) {
    double depth = depths.stream().mapToInt(Integer::intValue).sum();
    if (!grid(Parameter.NETWORK_DEPTH).contains(depth) || !ascends(widths)) {
      return 0;
    }
    long count = 0;
    for (double w0 : grid(Parameter.W0)) {
      if (LinearRule.quantised(w0) == widths.getFirst()) {
        for (double wm : ratios) {
          if (hasWidths(w0, wm, widths)) {
            count += count(w0, wm, depths, depth);
          }
        }
      }
    }
    return count;
  }

  private static boolean ascends(List<Integer> widths) {
    for (int i = 1; i < widths.size(); i++) {
      if (widths.get(i) <= widths.get(i - 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasWidths(double w0, double wm, List<Integer> widths) {
    for (int level = 1; level < widths.size(); level++) {
      if (LinearRule.quantised(w0 * Math.pow(wm, level)) != widths.get(level)) {
        return false;
      }
    }
    return true;
  }

  private long count(double w0, double wm, List<Integer> depths, double depth) {
    int from = 0;
    int to = growths.size();
    int firstBlock = 0;
    for (int level = 1; level <= depths.size(); level++) {
      firstBlock += depths.get(level - 1);
      if (level < depths.size()) {
        from = Math.max(from, firstReaching(w0, wm, firstBlock, level));
      }
      to = Math.min(to, firstReaching(w0, wm, firstBlock - 1, level));
    }
    if (constraints.isEmpty()) {
      return Math.max(0, to - from);
    }
    long count = 0;
    for (int i = from; i < to; i++) {
      ParameterSetting setting = setting(w0, growths.get(i), wm, depth);
      count += constraints.stream().allMatch(c -> Membership.holds(c, setting, 0)) ? 1 : 0;
    }
    return count;
  }

  /** Combinations of w0, wa and wm on the grids: the number that {@link #regular} enumerates. */
  long combinations() {
    return (long) grid(Parameter.W0).size() * growths.size() * ratios.size();
  }

  /** The settings of the four parameters that give a number of stages, one for each level. */
  long regular(int stages) {
    List<Double> depths = grid(Parameter.NETWORK_DEPTH);
    long count = 0;
    for (double w0 : grid(Parameter.W0)) {
      for (double wm : ratios) {
        if (ascends(w0, wm, stages)) {
          for (double wa : growths) {
            for (double depth : regularDepths(w0, wa, wm, stages, depths)) {
              ParameterSetting setting = setting(w0, wa, wm, depth);
              boolean holds =
                  constraints.stream().allMatch(c -> Membership.holds(c, setting, stages));
              count += holds ? 1 : 0;
            }
          }
        }
      }
    }
    return count;
  }

  private static boolean ascends(double w0, double wm, int stages) {
    for (int level = 1; level < stages; level++) {
      if (LinearRule.quantised(w0 * Math.pow(wm, level))
          <= LinearRule.quantised(w0 * Math.pow(wm, level - 1.0))) {
        return false;
      }
    }
    return true;
  }

  /** The depths of the grid for which the last block has the last level and no level is skipped. */
  private static List<Double> regularDepths(
      double w0, double wa, double wm, int stages, List<Double> depths) {
    int level = 0;
    int last = (int) (double) depths.getLast();
    int shallowest = 1;
    int block = 1;
    for (; block < last; block++) {
      int blockLevel = (int) level(w0, wa, wm, block);
      if (blockLevel >= stages) {
        break;
      }
      if (blockLevel > level + 1) {
        return List.of();
      }
      if (blockLevel > level) {
        level = blockLevel;
        shallowest = block + 1;
      }
    }
    int deepest = block;
    int least = shallowest;
    return level == stages - 1
        ? depths.stream().filter(depth -> depth >= least && depth <= deepest).toList()
        : List.of();
  }

  private static ParameterSetting setting(double w0, double wa, double wm, double depth) {
    return new ParameterSetting(
        Map.of(
            Parameter.W0, List.of(w0),
            Parameter.WA, List.of(wa),
            Parameter.WM, List.of(wm),
            Parameter.NETWORK_DEPTH, List.of(depth)));
  }

  /** The first growth for which a block's level is at least the given one. */
  private int firstReaching(double w0, double wm, int block, int level) {
    int below = -1;
    int reaches = growths.size();
    while (reaches - below > 1) {
      int middle = (below + reaches) >>> 1;
      if (level(w0, growths.get(middle), wm, block) >= level) {
        reaches = middle;
      } else {
        below = middle;
      }
    }
    return reaches;
  }

  private static double level(double w0, double wa, double wm, int block) {
    return Math.rint(Math.log((w0 + wa * block) / w0) / Math.log(wm));
  }
}
