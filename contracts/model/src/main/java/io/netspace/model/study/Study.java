package io.netspace.model.study;

import io.netspace.model.common.Require;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.KnownRefinements;
import io.netspace.model.space.Ladder;
import io.netspace.model.space.Refinement;
import io.netspace.model.statistics.PilotSize;
import io.netspace.model.training.DataSet;
import io.netspace.model.training.Regime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks for.
 *
 * @param space the starting space
 * @param models pairs of networks, at most, that a comparison looks at
 * @param margin points of mean error a simplification may cost
 * @param confidence that all intervals of the study hold their gains, at every look, in (0.5, 1)
 * @param seed of everything random in the study
 * @param replicates how often each network is trained, each time with a seed of its own; once if
 *     absent, and never 1
 * @param options what it asks for beside; nothing if absent, and never empty
 */
public record Study(
    StudyId id,
    String name,
    DataSet dataSet,
    Regime regime,
    DesignSpace space,
    Ladder ladder,
    int models,
    double margin,
    double confidence,
    DecisionPolicy policy,
    long seed,
    @Nullable Integer replicates,
    @Nullable StudyOptions options) {
  /** The most replicates that a study may ask for. */
  public static final int MAX_REPLICATES = 16;

  private static final int MAX_MODELS = 50_000;
  private static final int DEFAULT_LOOKAHEAD = 8;

  public Study {
    Require.name("name", name);
    Require.that(
        models >= 2 && models <= MAX_MODELS,
        "models",
        models,
        "must be 2 to " + MAX_MODELS + " pairs a comparison");
    Require.that(
        margin > 0 && margin <= 100, "margin", margin, "must be above 0, at most 100 points");
    Require.that(
        confidence > 0.5 && confidence < 1,
        "confidence",
        confidence,
        "must be above 0.5 and below 1");
    Require.that(
        replicates == null || (replicates >= 1 && replicates <= MAX_REPLICATES),
        "replicates",
        replicates,
        "must be 1 to " + MAX_REPLICATES + " trainings a network");
    replicates = replicates != null && replicates == 1 ? null : replicates;
    options = StudyOptions.NONE.equals(options) ? null : options;
    boolean listed = options != null && options.refinements() != null;
    Require.that(
        listed == (ladder == Ladder.LISTED),
        "ladder",
        ladder,
        "must be LISTED with refinements, and only then");
  }

  /** A study that trains each network once and asks for nothing beside. */
  public Study(
      StudyId id,
      String name,
      DataSet dataSet,
      Regime regime,
      DesignSpace space,
      Ladder ladder,
      int models,
      double margin,
      double confidence,
      DecisionPolicy policy,
      long seed) {
    this(
        id,
        name,
        dataSet,
        regime,
        space,
        ladder,
        models,
        margin,
        confidence,
        policy,
        seed,
        null,
        null);
  }

  /** How often each network is trained, 1 or more. */
  public int trainingsPerNetwork() {
    return replicates == null ? 1 : replicates;
  }

  /** The chance, at most, that any interval of the study ever misses its gain. */
  public double alpha() {
    return 1 - confidence;
  }

  /** An improvement of less than so many points is not worth having; the margin if not said. */
  public double smallestGain() {
    Double said = optionsOrNone().smallestGain();
    return said == null ? margin : said;
  }

  /** Networks of a population that are trained beyond the last look. */
  public int lookahead() {
    Integer said = optionsOrNone().ahead();
    return said == null ? DEFAULT_LOOKAHEAD : said;
  }

  /** Networks of the pilot, whose errors fix the window and are in no comparison. */
  public int pilotSize() {
    return PilotSize.of(models);
  }

  /** The refinements to try, in order: those listed, or those of its ladder. */
  public List<Refinement> refinements() {
    List<Refinement> listed = optionsOrNone().refinements();
    return listed == null ? KnownRefinements.of(ladder) : listed;
  }

  /** What it asks for beside. */
  public StudyOptions optionsOrNone() {
    return options == null ? StudyOptions.NONE : options;
  }
}
