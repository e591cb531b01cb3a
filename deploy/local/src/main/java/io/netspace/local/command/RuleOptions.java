package io.netspace.local.command;

import io.netspace.local.Refusal;
import io.netspace.local.statistics.Rule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a study would say of its comparisons. */
final class RuleOptions {
  private static final double MOST_POINTS = 100;

  @Option(
      names = "--margin",
      paramLabel = "POINTS",
      defaultValue = "2",
      description = "Points that a simplification may cost (default: ${DEFAULT-VALUE}).")
  private double margin;

  @Option(
      names = "--smallest-gain",
      paramLabel = "POINTS",
      description = "An improvement of less is not worth having (default: the margin).")
  private @Nullable Double smallestGain;

  @Option(
      names = "--confidence",
      paramLabel = "C",
      defaultValue = "0.95",
      description = "That a study's intervals hold their gains (default: ${DEFAULT-VALUE}).")
  private double confidence;

  /**
   * The rule of a study.
   *
   * @param cap most pairs of a comparison
   * @param chance error of guessing, in percent
   */
  Rule rule(int cap, double chance) {
    double gain = smallestGain == null ? margin : smallestGain;
    requirePoints("--margin", margin);
    requirePoints("--smallest-gain", gain);
    if (!(confidence > 0.5 && confidence < 1)) {
      throw Refusal.usage("--confidence (%s) must be above 0.5 and below 1.".formatted(confidence));
    }
    return new Rule(cap, margin, gain, 1 - confidence, chance);
  }

  private static void requirePoints(String option, double points) {
    if (!(points > 0 && points <= MOST_POINTS)) {
      throw Refusal.usage("%s (%s) must be above 0, at most 100 points.".formatted(option, points));
    }
  }
}
