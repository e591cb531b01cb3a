package io.netspace.model.study;

import io.netspace.model.common.Require;
import io.netspace.model.statistics.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prediction f(x) of the error of a network x, from its parameters and complexity, that is fixed
 * before the first pair of a comparison; and what it predicts for the two spaces on average. The
 * comparison then is about the errors that are left, y − f(x), which vary less than the errors y.
 * With it the gain is that of T = f(x) + clip(y − f(x)), clipped to {@link #residualWindow}: one
 * fixed function for both spaces. Nothing here depends on a network of the comparison's pairs, so a
 * poor prediction costs pairs, never validity.
 *
 * <p>f(x) = clamp({@code meanError} + Σⱼ βⱼ (zⱼ(x) − z̄ⱼ), {@code errorRange}), with features z
 * that are standardised by {@link #scaling}. β is fitted by ridge regression to a reference set of
 * fixed indices. Where that predicts the set's errors hardly better than their mean does, the
 * reference is not used: {@code coefficients} are empty, {@code residualWindow} and {@code
 * freeDraws} absent, and {@code reason} states why; the comparison is then about the errors
 * themselves.
 *
 * <p>Errors, gains and residuals are in percentage points. (Regression adjustment of a mean by
 * covariates of known mean, as in Cochran, "Sampling Techniques", 1977, chapter 7.)
 *
 * @param incumbent revision
 * @param challenger revision; each has one reference at most
 * @param featureVersion version of the features, 1 or more
 * @param prior model of recorded studies whose prediction is the last feature; null without one
 * @param priorReason why there is no prior, in a sentence; null with one
 * @param candidates the reference set, in the order in which it is fitted
 * @param scaling of the features, the prior's prediction last; empty where too few candidates have
 *     an error
 * @param errorRange range that the set's errors are clipped to before the fit, and predictions too;
 *     null where too few candidates have an error
 * @param penalty λ of the ridge; 0 where none was fitted
 * @param errorRatio mean squared leave-one-out error of the ridge / that of the mean; R² is 1 less
 *     it; 1 where none was fitted
 * @param meanError mean of the set's clipped errors; 0 where too few candidates have one
 * @param meanFeatures z̄, mean of the set's standardised features; empty if not used
 * @param coefficients β, points per standardised unit, in the order of the features; empty if not
 *     used
 * @param residualWindow range that y − f(x) is clipped to; null if not used
 * @param freeDraws mean predictions of the two spaces; null if not used
 * @param reason why it is not used, in a sentence; null if it is
 */
public record Reference(
    int incumbent,
    int challenger,
    int featureVersion,
    @Nullable Prior prior,
    @Nullable String priorReason,
    List<Member> candidates,
    @Nullable Scaling scaling,
    @Nullable Interval errorRange,
    double penalty,
    double errorRatio,
    double meanError,
    List<Double> meanFeatures,
    List<Double> coefficients,
    @Nullable Interval residualWindow,
    @Nullable FreeDraws freeDraws,
    @Nullable String reason) {

  /**
   * A model fitted to recorded studies, by name.
   *
   * @param sha256 of its file, 64 hexadecimal digits
   */
  public record Prior(String id, String sha256) {
    public Prior {
      Require.name("prior", id);
      Require.that(
          sha256.matches("[0-9a-f]{64}"), "sha256", sha256, "must be 64 hexadecimal digits");
    }
  }

  /**
   * A candidate of the reference set.
   *
   * @param digest of its outcomes, one for each training of the network
   * @param errorPercent that it counts with; null where it was abandoned, and is not in the fit
   */
  public record Member(
      PopulationId population, int index, String digest, @Nullable Double errorPercent) {
    public Member {
      Require.that(index >= 0, "index", index, "must be 0 or more");
    }
  }

  /**
   * Mean and standard deviation of each feature over free draws of the study's first space, so that
   * all comparisons of a study have the same units.
   *
   * @param seed of the draws
   * @param draws number of networks
   * @param space digest of the space's canonical text
   * @param means of each feature
   * @param deviations of each feature; 1 where all networks have the same value
   */
  public record Scaling(
      long seed, int draws, String space, List<Double> means, List<Double> deviations) {
    public Scaling {
      means = List.copyOf(means);
      deviations = List.copyOf(deviations);
      Require.that(
          means.size() == deviations.size(),
          "deviations",
          deviations.size(),
          "must be as many as means (" + means.size() + ")");
    }
  }

  /**
   * The mean predictions of the two spaces, from networks that are drawn but not trained.
   *
   * @param seed of the draws
   * @param incumbent mean of the incumbent's space
   * @param challenger mean of the challenger's space
   * @param predictedGain Δ̂, incumbent's mean less challenger's, points
   * @param slack ε ≥ 0: |Δ̂ − the true difference| is at most this with the probability of 1 less
   *     {@code level}, by the empirical Bernstein bound of each space (Maurer and Pontil, 2009)
   * @param level alpha of the slack: a part of the comparison's alpha
   */
  public record FreeDraws(
      long seed,
      SpaceMean incumbent,
      SpaceMean challenger,
      double predictedGain,
      double slack,
      double level) {
    public FreeDraws {
      Require.that(slack >= 0, "slack", slack, "must be 0 or more");
      Require.that(level > 0 && level < 1, "level", level, "must be above 0 and below 1");
    }
  }

  /**
   * The mean prediction of a space, over independent draws of its networks in the study's regime.
   *
   * @param space digest of the space's canonical text
   * @param draws number of networks, 2 or more
   * @param mean of f, percent
   * @param variance of f, with divisor draws − 1, squared points
   */
  public record SpaceMean(String space, int draws, double mean, double variance) {
    public SpaceMean {
      Require.that(draws >= 2, "draws", draws, "must be 2 or more");
      Require.that(variance >= 0, "variance", variance, "must be 0 or more");
    }
  }

  public Reference {
    candidates = List.copyOf(candidates);
    meanFeatures = List.copyOf(meanFeatures);
    coefficients = List.copyOf(coefficients);
    Require.that(featureVersion >= 1, "featureVersion", featureVersion, "must be 1 or more");
    Require.that(
        (prior == null) != (priorReason == null),
        "priorReason",
        priorReason,
        "must be given where there is no prior, and only there");
    boolean used = reason == null;
    Require.that(
        used == !coefficients.isEmpty()
            && used == !meanFeatures.isEmpty()
            && used == (residualWindow != null)
            && used == (freeDraws != null),
        "reason",
        reason,
        "must be given where the reference is not used, without coefficients, meanFeatures,"
            + " residualWindow and freeDraws, and only there");
    Require.that(
        coefficients.size() == meanFeatures.size(),
        "coefficients",
        coefficients.size(),
        "must be as many as meanFeatures (" + meanFeatures.size() + ")");
    Require.that(
        !used
            || (scaling != null
                && errorRange != null
                && scaling.means().size() == coefficients.size()),
        "scaling",
        scaling,
        "must be given, one for each coefficient, with errorRange, where the reference is used");
  }

  /**
   * A comparison without a reference.
   *
   * @param reason why there is none, in a sentence
   */
  public static Reference without(int incumbent, int challenger, String reason) {
    return new Reference(
        incumbent,
        challenger,
        1,
        null,
        reason,
        List.of(),
        null,
        null,
        0,
        1,
        0,
        List.of(),
        List.of(),
        null,
        null,
        reason);
  }

  /** Whether the comparison is about what the prediction leaves of the errors. */
  public boolean isUsed() {
    return reason == null;
  }
}
