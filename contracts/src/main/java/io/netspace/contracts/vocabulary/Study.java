package io.netspace.contracts.vocabulary;

/**
 * What a user asks for.
 *
 * @param space the starting space
 * @param models candidates in each population
 * @param margin points of mean error a simplification may cost
 * @param confidence of every interval, in (0.5, 1)
 * @param seed of everything random in the study
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
    long seed) {
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
  }
}
