package io.netspace.lab.calibration;

import io.netspace.analyzer.domain.allocation.AlphaAllocation;
import io.netspace.analyzer.domain.comparison.ComparisonRules;
import io.netspace.analyzer.domain.comparison.ErrorWindow;
import io.netspace.analyzer.domain.comparison.VerdictRule;
import io.netspace.model.common.Window;
import io.netspace.model.network.ImageShape;
import io.netspace.model.space.Claim;
import io.netspace.model.space.KnownSpaces;
import io.netspace.model.space.Ladder;
import io.netspace.model.statistics.ErrorDistribution;
import io.netspace.model.study.DecisionPolicy;
import io.netspace.model.study.Study;
import io.netspace.model.study.StudyId;
import io.netspace.model.study.StudyOptions;
import io.netspace.model.training.GeneratedImages;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Regime;

/**
 * The settings of a study's comparisons.
 *
 * @param maxPairs most pairs of one
 * @param margin points that a simplification may cost
 * @param minimumEffect points; an improvement of less is not worth having
 * @param alpha chance, at most, that an interval ever misses
 * @param chanceErrorPercent error of guessing, in percent
 */
public record ComparisonSettings(
    int maxPairs, double margin, double minimumEffect, double alpha, double chanceErrorPercent) {
  private static final int CLASSES = 10;

  /** The window by the errors of networks that a comparison does not look at. */
  public ErrorWindow window(double... pilot) {
    return ErrorWindow.of(ErrorDistribution.of(pilot), chanceErrorPercent, margin, minimumEffect);
  }

  /** The rule that gives the verdict on a challenger with a claim. */
  public VerdictRule verdictRule(Claim claim) {
    return new VerdictRule(claim, margin, minimumEffect);
  }

  /** A study on the paper's ladder with these settings, under a policy. */
  public Study study(DecisionPolicy policy) {
    return new Study(
        new StudyId("simulated"),
        "simulated",
        new GeneratedImages(new ImageShape(3, 32, 32), CLASSES, 1, 1),
        new Regime(new Window(0, Long.MAX_VALUE), 1, 2, 2, CLASSES, Recipe.DEFAULT),
        KnownSpaces.anyNetXA(),
        Ladder.PAPER,
        maxPairs,
        margin,
        1 - alpha,
        policy,
        1,
        null,
        new StudyOptions(minimumEffect, null, null, null, null, null));
  }

  /** The level of a comparison on the paper's ladder, by its place from 1. */
  public double alphaOnLadder(int place) {
    return new AlphaAllocation(study(DecisionPolicy.AUTONOMOUS), ComparisonRules.VERSION_2)
        .alphaOfRefinement(place, 0);
  }
}
