package io.netspace.lab.command;

import io.netspace.lab.calibration.ComparisonSettings;
import io.netspace.offline.common.CommandException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The comparison options of a study. */
final class ComparisonOptions {
  private static final double MAX_POINTS = 100;

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
  private @Nullable Double minimumEffect;

  @Option(
      names = "--confidence",
      paramLabel = "C",
      defaultValue = "0.95",
      description = "That a study's intervals hold their gains (default: ${DEFAULT-VALUE}).")
  private double confidence;

  /**
   * The settings of a study's comparisons.
   *
   * @param maxPairs maximum pairs of a comparison
   * @param chanceErrorPercent chance-level error, in percent
   */
  ComparisonSettings settings(int maxPairs, double chanceErrorPercent) {
    double gain = minimumEffect == null ? margin : minimumEffect;
    requirePoints("--margin", margin);
    requirePoints("--smallest-gain", gain);
    if (!(confidence > 0.5 && confidence < 1)) {
      throw CommandException.usage(
          "--confidence (%s) must be above 0.5 and below 1.".formatted(confidence));
    }
    return new ComparisonSettings(maxPairs, margin, gain, 1 - confidence, chanceErrorPercent);
  }

  private static void requirePoints(String option, double points) {
    if (!(points > 0 && points <= MAX_POINTS)) {
      throw CommandException.usage(
          "%s (%s) must be above 0, at most 100 points.".formatted(option, points));
    }
  }
}
