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
 * A study as requested by a user.
 *
 * @param space the starting space
 * @param models maximum number of pairs of a comparison
 * @param margin non-inferiority margin of a simplification, in points of mean error
 * @param confidence probability that all intervals of the study contain their gains at every look,
 *     in (0.5, 1)
 * @param seed of everything random in the study
 * @param replicates number of trainings of each network, each with its own seed; null for one, and
 *     never 1
 * @param options further options; null for none, and never empty
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
  /** The most pairs of networks that a comparison of a study may look at. */
  public static final int MAX_PAIRS = 50_000;

  /** The most replicates that a study may request. */
  public static final int MAX_REPLICATES = 16;

  private static final int DEFAULT_LOOKAHEAD = 8;

  public Study {
    Require.name("name", name);
    Require.that(
        models >= 2 && models <= MAX_PAIRS,
        "models",
        models,
        "must be 2 to " + MAX_PAIRS + " pairs a comparison");
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

  /** A study that trains each network once and has no further options. */
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

  /** Number of trainings of each network, 1 or more. */
  public int trainingsPerNetwork() {
    return replicates == null ? 1 : replicates;
  }

  /**
   * Bound on the probability that any interval of the study ever misses its gain (family-wise
   * error).
   */
  public double alpha() {
    return 1 - confidence;
  }

  /** Minimum gain of interest of an improvement, in points; the margin by default. */
  public double smallestGain() {
    Double chosen = optionsOrNone().smallestGain();
    return chosen == null ? margin : chosen;
  }

  /** Number of networks of a population that are trained beyond the last look. */
  public int lookahead() {
    Integer chosen = optionsOrNone().ahead();
    return chosen == null ? DEFAULT_LOOKAHEAD : chosen;
  }

  /**
   * Number of pilot networks, the first of an incumbent's population: their errors determine the
   * error window, and no comparison with a challenger uses them.
   */
  public int pilotSize() {
    return PilotSize.of(models);
  }

  /** The refinements to test, in order: those listed, or those of its ladder. */
  public List<Refinement> refinements() {
    List<Refinement> listed = optionsOrNone().refinements();
    return listed == null ? KnownRefinements.of(ladder) : listed;
  }

  /** The further options. */
  public StudyOptions optionsOrNone() {
    return options == null ? StudyOptions.NONE : options;
  }
}
