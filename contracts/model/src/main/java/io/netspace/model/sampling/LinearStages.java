package io.netspace.model.sampling;

import io.netspace.model.network.LinearRule;

/**
 * The stages that the linear rule gives, exactly those of {@link LinearRule}, but computed from the
 * first block of each quantisation level rather than block by block, and into reused arrays. A
 * level begins where u_j / w0 passes wm^(k − ½); the logarithms of the rule decide only cases
 * within the tolerance.
 */
final class LinearStages {
  private static final int QUANTUM = 8;

  /** Far above the rounding error of a quotient, a power and two logarithms. */
  private static final double TOLERANCE = 1e-9;

  private final double[] ratios;
  private final double[][] levelThresholds;
  private final double[][] powers;
  private final int[] depths;
  private final int[] widths;

  /**
   * Precomputes the thresholds of the levels for the width ratios.
   *
   * @param ratios the possible values of wm
   * @param stages required number of stages
   */
  LinearStages(double[] ratios, int stages) {
    this.ratios = ratios.clone();
    this.levelThresholds = new double[ratios.length][stages + 1];
    this.powers = new double[ratios.length][stages];
    for (int i = 0; i < ratios.length; i++) {
      for (int level = 0; level < stages; level++) {
        powers[i][level] = Math.pow(ratios[i], level);
      }
      for (int level = 1; level <= stages; level++) {
        levelThresholds[i][level] = Math.pow(ratios[i], level - 0.5);
      }
    }
    this.depths = new int[stages];
    this.widths = new int[stages];
  }

  /** Applies the rule; false when it does not give the required number of stages. */
  boolean apply(double w0, double wa, int ratio, int depth) {
    int stages = depths.length;
    int last = depth - 1;
    if (!reachesLevel(w0, wa, ratio, last, stages - 1)
        || reachesLevel(w0, wa, ratio, last, stages)) {
      return false;
    }
    int stageStart = 0;
    widths[0] = quantised(w0 * powers[ratio][0]);
    for (int level = 1; level < stages; level++) {
      int levelStart = firstBlock(w0, wa, ratio, level);
      widths[level] = quantised(w0 * powers[ratio][level]);
      if (levelStart == stageStart || widths[level] == widths[level - 1]) {
        return false;
      }
      depths[level - 1] = levelStart - stageStart;
      stageStart = levelStart;
    }
    depths[stages - 1] = depth - stageStart;
    return true;
  }

  private static int quantised(double width) {
    return (int) Math.rint(width / QUANTUM) * QUANTUM;
  }

  /** The first block of a level or one above it, which is known to exist. */
  private int firstBlock(double w0, double wa, int ratio, int level) {
    int block = (int) Math.ceil(w0 * (levelThresholds[ratio][level] - 1) / wa);
    while (!reachesLevel(w0, wa, ratio, block, level)) {
      block++;
    }
    while (reachesLevel(w0, wa, ratio, block - 1, level)) {
      block--;
    }
    return block;
  }

  /** Whether a block's level is at least {@code level}. */
  private boolean reachesLevel(double w0, double wa, int ratio, int block, int level) {
    if (level == 0) {
      return true;
    }
    double growth = (w0 + wa * block) / w0;
    double threshold = levelThresholds[ratio][level];
    if (Math.abs(growth - threshold) > TOLERANCE * threshold) {
      return growth > threshold;
    }
    return Math.rint(Math.log(growth) / Math.log(ratios[ratio])) >= level;
  }

  int depth(int stage) {
    return depths[stage];
  }

  int width(int stage) {
    return widths[stage];
  }
}
