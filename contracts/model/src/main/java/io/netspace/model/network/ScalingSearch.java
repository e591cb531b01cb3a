package io.netspace.model.network;

import io.netspace.model.common.Window;
import org.jspecify.annotations.Nullable;

/**
 * Finds the width factor, of those 2^(i/256) from 1/64 to 64, whose network's multiply-adds are
 * nearest to the middle of the window, in ratio, or of its upper half where it begins at less than
 * half its end; a network that fits is not changed. No factor is so small that a stage would fall
 * below 6 channels before it is rounded to 8, so that stages keep their proportions. While no
 * network is inside, more is varied, in this order: the stem's width, then the depth, by factors
 * 2^(i/4) in order of their distance from 1, the larger first, from 1/16 to 16.
 */
final class ScalingSearch {
  private static final int WIDTH_STEPS_PER_OCTAVE = 256;
  private static final int WIDTH_OCTAVES = 6;
  private static final double MIN_WIDTH_FACTOR = 6;
  private static final int DEPTH_STEPS_PER_OCTAVE = 4;
  private static final int DEPTH_OCTAVES = 4;

  private final Architecture base;
  private final Window flops;
  private final double logMiddle;
  private Scaling.@Nullable Fitting nearest;

  ScalingSearch(Architecture base, Window flops) {
    this.base = base;
    this.flops = flops;
    double high = (double) Math.max(1, flops.high());
    this.logMiddle = (Math.log(Math.max((double) flops.low(), high / 2)) + Math.log(high)) / 2;
  }

  Scaling result() {
    Complexity asItIs = Complexity.of(base);
    if (flops.contains(asItIs.flops())) {
      return new Scaling.Fitting(base, asItIs, 1, 1);
    }
    if (search(1)) {
      return found();
    }
    for (int i = 1; i <= DEPTH_STEPS_PER_OCTAVE * DEPTH_OCTAVES; i++) {
      double factor = Math.pow(2, (double) i / DEPTH_STEPS_PER_OCTAVE);
      if (search(factor) || search(1 / factor)) {
        return found();
      }
    }
    return new Scaling.Impossible(
        "flops (%d to %d) has no network of this kind on %s; the nearest has %d. Maybe widen the window."
            .formatted(flops.low(), flops.high(), base.input(), found().complexity().flops()));
  }

  private boolean search(double depthFactor) {
    return search(depthFactor, false) || search(depthFactor, true);
  }

  private boolean search(double depthFactor, boolean scaleStem) {
    int most = WIDTH_STEPS_PER_OCTAVE * WIDTH_OCTAVES;
    int least = Math.max(-most, (int) Math.ceil(WIDTH_STEPS_PER_OCTAVE * log2(leastFactor())));
    for (int i = least; i <= most; i++) {
      double widthFactor = Math.pow(2, (double) i / WIDTH_STEPS_PER_OCTAVE);
      Architecture scaled = ScaledNetwork.of(base, widthFactor, depthFactor, scaleStem);
      Complexity complexity = Complexity.of(scaled);
      if (nearest == null || isBetter(complexity, nearest.complexity())) {
        nearest = new Scaling.Fitting(scaled, complexity, widthFactor, depthFactor);
      }
    }
    return flops.contains(found().complexity().flops());
  }

  private double leastFactor() {
    int narrowest = Integer.MAX_VALUE;
    for (Stage stage : base.stages()) {
      narrowest = Math.min(narrowest, stage.width());
    }
    return Math.min(1, MIN_WIDTH_FACTOR / narrowest);
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  private boolean isBetter(Complexity one, Complexity other) {
    boolean inside = flops.contains(one.flops());
    return inside == flops.contains(other.flops()) ? distance(one) < distance(other) : inside;
  }

  private double distance(Complexity complexity) {
    return Math.abs(Math.log((double) complexity.flops()) - logMiddle);
  }

  private Scaling.Fitting found() {
    if (nearest == null) {
      throw new IllegalStateException("Nothing was searched.");
    }
    return nearest;
  }
}
