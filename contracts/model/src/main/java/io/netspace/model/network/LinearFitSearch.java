package io.netspace.model.network;

import io.netspace.model.common.Require;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Minimises e_fit over w0, wa and wm. For given w0 and wm the best wa is found exactly, see {@link
 * WidthGrowth}; over w0 and wm, which have many minima, first on a grid, then by steps from its
 * best points. Deterministic; of equal errors the first is kept.
 *
 * <p>Grid: w0 in multiples of 8, those of the blocks and {@value #W0_VALUES} in equal ratios from 8
 * to the widest; wm in {@value #WM_VALUES} equal ratios from 1.25 to 4, and the roots of widest /
 * first block. Steps, from the {@value #STARTS} best points: w0 or wm · (1 ± s) while that helps,
 * for s from 1/16 in halves to 1/8192.
 */
final class LinearFitSearch {
  private static final int QUANTUM = 8;
  private static final int MAX_BLOCKS = 4096;
  private static final int W0_VALUES = 20;
  private static final int WM_VALUES = 24;
  private static final double MIN_WM = 1.25;
  private static final double MAX_WM = 4;
  private static final int STARTS = 5;
  private static final double FIRST_STEP = 1.0 / 16;
  private static final double LAST_STEP = 1.0 / 8192;

  private final List<Integer> widths;
  private final int widest;
  private final WidthGrowth blocks;

  LinearFitSearch(List<Integer> blockWidths) {
    Require.that(
        !blockWidths.isEmpty() && blockWidths.size() <= MAX_BLOCKS,
        "blockWidths",
        blockWidths,
        "must be 1 to " + MAX_BLOCKS + " blocks");
    widths = blockWidths;
    double[] logWidths = new double[widths.size()];
    int max = 0;
    for (int j = 0; j < logWidths.length; j++) {
      int width = widths.get(j);
      Require.that(width >= 1, "blockWidths", blockWidths, "must each be 1 channel or more");
      logWidths[j] = Math.log(width);
      max = Math.max(max, width);
    }
    widest = max;
    blocks = new WidthGrowth(logWidths, widest);
  }

  LinearFit best() {
    List<LinearFit> grid = new ArrayList<>();
    for (int w0 : firstWidths()) {
      for (double wm : ratios()) {
        grid.add(fit(w0, wm));
      }
    }
    grid.sort(Comparator.comparingDouble(LinearFit::error));
    LinearFit best = grid.getFirst();
    for (LinearFit start : grid.subList(0, STARTS)) {
      LinearFit refined = refined(start);
      best = refined.error() < best.error() ? refined : best;
    }
    double exact = LinearFit.error(widths, best.w0(), best.wa(), best.wm());
    return new LinearFit(best.w0(), best.wa(), best.wm(), exact);
  }

  private LinearFit fit(int w0, double wm) {
    blocks.fit(w0, wm);
    return new LinearFit(w0, blocks.growth(), wm, blocks.error());
  }

  private Set<Integer> firstWidths() {
    Set<Integer> values = new TreeSet<>();
    for (int width : widths) {
      values.add(quantised(width));
    }
    for (int i = 0; i < W0_VALUES; i++) {
      double part = (double) i / (W0_VALUES - 1);
      values.add(quantised(QUANTUM * Math.pow((double) widest / QUANTUM, part)));
    }
    return values;
  }

  private Set<Double> ratios() {
    Set<Double> values = new TreeSet<>();
    for (int i = 0; i < WM_VALUES; i++) {
      double part = (double) i / (WM_VALUES - 1);
      values.add(MIN_WM * Math.pow(MAX_WM / MIN_WM, part));
    }
    double growth = (double) widest / widths.getFirst();
    for (int levels = 1; levels <= 8; levels++) {
      double root = Math.pow(growth, 1.0 / levels);
      if (root >= MIN_WM && root <= MAX_WM) {
        values.add(root);
      }
    }
    return values;
  }

  private LinearFit refined(LinearFit start) {
    LinearFit best = start;
    for (double step = FIRST_STEP; step >= LAST_STEP; step /= 2) {
      LinearFit before;
      do {
        before = best;
        int stride = Math.max(QUANTUM, quantised(best.w0() * step));
        best = better(best, best.w0() + stride, best.wm());
        best = better(best, best.w0() - stride, best.wm());
        best = better(best, best.w0(), best.wm() * (1 + step));
        best = better(best, best.w0(), best.wm() / (1 + step));
      } while (best.error() < before.error());
    }
    return best;
  }

  private LinearFit better(LinearFit best, int w0, double wm) {
    if (w0 < QUANTUM || w0 > quantised(widest) || wm < MIN_WM || wm > MAX_WM) {
      return best;
    }
    LinearFit other = fit(w0, wm);
    return other.error() < best.error() - 1e-12 ? other : best;
  }

  private static int quantised(double width) {
    return Math.max(QUANTUM, LinearRule.quantised(width));
  }
}
