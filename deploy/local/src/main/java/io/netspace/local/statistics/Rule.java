package io.netspace.local.statistics;

import io.netspace.analyzer.domain.ErrorBudget;
import io.netspace.analyzer.domain.ErrorWindow;
import io.netspace.contracts.vocabulary.DecisionPolicy;
import io.netspace.contracts.vocabulary.GeneratedImages;
import io.netspace.contracts.vocabulary.ImageShape;
import io.netspace.contracts.vocabulary.KnownSpaces;
import io.netspace.contracts.vocabulary.Ladder;
import io.netspace.contracts.vocabulary.Recipe;
import io.netspace.contracts.vocabulary.Regime;
import io.netspace.contracts.vocabulary.Study;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.contracts.vocabulary.StudyOptions;
import io.netspace.contracts.vocabulary.Window;
import io.netspace.contracts.vocabulary.statistics.ErrorDistribution;

/**
 * What a study says of its comparisons.
 *
 * @param cap most pairs of one
 * @param margin points that a simplification may cost
 * @param smallestGain points; an improvement of less is not worth having
 * @param level chance, at most, that an interval ever misses
 * @param chance error of guessing, in percent
 */
public record Rule(int cap, double margin, double smallestGain, double level, double chance) {
  private static final int CLASSES = 10;

  /** The window by the errors of networks that a comparison does not look at. */
  ErrorWindow window(double... pilot) {
    return ErrorWindow.of(ErrorDistribution.of(pilot), chance, Math.max(margin, smallestGain));
  }

  /** A study on the paper's ladder that says this, under a policy. */
  Study study(DecisionPolicy policy) {
    return new Study(
        new StudyId("simulated"),
        "simulated",
        new GeneratedImages(new ImageShape(3, 32, 32), CLASSES, 1, 1),
        new Regime(new Window(0, Long.MAX_VALUE), 1, 2, 2, CLASSES, Recipe.DEFAULT),
        KnownSpaces.anyNetXA(),
        Ladder.PAPER,
        cap,
        margin,
        1 - level,
        policy,
        1,
        null,
        new StudyOptions(smallestGain, null, null, null, null, null));
  }

  /** The level of a comparison on the paper's ladder, by its place from 1. */
  double levelOnLadder(int place) {
    return new ErrorBudget(study(DecisionPolicy.AUTONOMOUS)).ofRefinement(place, 0);
  }
}
