package io.netspace.contracts.vocabulary;

import org.jspecify.annotations.Nullable;

/**
 * What a user asks for.
 *
 * @param space the starting space
 * @param models networks in each population
 * @param margin points of mean error a simplification may cost
 * @param confidence of every interval, in (0.5, 1)
 * @param seed of everything random in the study
 * @param replicates how often each network is trained, each time with a seed of its own; once if
 *     absent, and never 1
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
    @Nullable Integer replicates) {
  /** The most replicates that a study may ask for. */
  public static final int MOST_REPLICATES = 16;

  public Study {
    Require.name("name", name);
    Require.that(
        models >= 2 && models <= 100_000, "models", models, "must be 2 to 100000 a population");
    Require.that(
        margin > 0 && margin <= 100, "margin", margin, "must be above 0, at most 100 points");
    Require.that(
        confidence > 0.5 && confidence < 1,
        "confidence",
        confidence,
        "must be above 0.5 and below 1");
    Require.that(
        replicates == null || (replicates >= 1 && replicates <= MOST_REPLICATES),
        "replicates",
        replicates,
        "must be 1 to " + MOST_REPLICATES + " trainings a network");
    replicates = replicates != null && replicates == 1 ? null : replicates;
  }

  /** A study that trains each network once. */
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
    this(id, name, dataSet, regime, space, ladder, models, margin, confidence, policy, seed, null);
  }

  /** How often each network is trained, 1 or more. */
  public int trainingsEach() {
    return replicates == null ? 1 : replicates;
  }

  /**
   * Names no replicates by silence: ids of studies are made of this text, and stay what they were
   * before there were replicates.
   */
  @Override
  public String toString() {
    return "Study[id="
        + id
        + ", name="
        + name
        + ", dataSet="
        + dataSet
        + ", regime="
        + regime
        + ", space="
        + space
        + ", ladder="
        + ladder
        + ", models="
        + models
        + ", margin="
        + margin
        + ", confidence="
        + confidence
        + ", policy="
        + policy
        + ", seed="
        + seed
        + (replicates == null ? "" : ", replicates=" + replicates)
        + "]";
  }
}
