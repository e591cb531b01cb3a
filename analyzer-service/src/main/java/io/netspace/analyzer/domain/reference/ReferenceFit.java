package io.netspace.analyzer.domain.reference;

import io.netspace.analyzer.domain.comparison.ErrorWindow;
import io.netspace.model.statistics.ErrorDistribution;
import io.netspace.model.statistics.Interval;
import io.netspace.model.study.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The fit of a {@link Reference} to a reference set, in two steps: the prediction f by a ridge
 * regression, and then, from free draws of the two spaces, the gain that f predicts. It is made
 * once, before the first pair of a comparison, and never again during it.
 */
public final class ReferenceFit {
  /** Free draws of each of the two spaces; fewer where they are hardly ever in the regime. */
  public static final int FREE_DRAWS = 400_000;

  /** Free draws of a study's first space that fix the scaling. */
  public static final int SCALING_DRAWS = 4_000;

  /** Networks of each earlier space on the path, from index 0 on, in the reference set. */
  public static final int FROM_EACH_EARLIER_SPACE = 20;

  private static final double[] PENALTIES = {5, 20, 80, 320};

  /** A reference whose leave-one-out error is a larger part of that of the mean is not used. */
  private static final double MAX_ERROR_RATIO = 0.92;

  /** Room of the range that errors are clipped to before the fit, in robust deviations. */
  private static final double DEVIATIONS_BELOW = 1.5;

  private static final double DEVIATIONS_ABOVE = 1;

  /** Part of a comparison's alpha that the mean predictions may err with. */
  static final double SHARE_OF_ALPHA = 0.01;

  /** Means of two spaces, each with a bound on either side. */
  private static final int BOUNDS = 4;

  /** A reference of more slack, in effects of interest, is not used. */
  private static final double MAX_SLACK = 0.1;

  private final Settings settings;
  private final ReferenceFeatures features;
  private final List<Reference.Member> members;
  private final Reference.@Nullable Scaling scaling;
  private final @Nullable Interval errorRange;
  private final @Nullable RidgeRegression ridge;
  private final double errorRatio;
  private final @Nullable Interval residualWindow;
  private final @Nullable String reason;

  /**
   * What is known of a comparison in advance.
   *
   * @param incumbent revision
   * @param challenger revision
   * @param chance error of guessing, in percent
   * @param interest the larger of margin and minimum effect of interest, in points
   * @param alpha of the comparison
   */
  public record Settings(
      int incumbent, int challenger, double chance, double interest, double alpha) {}

  /**
   * Fits a prediction to a reference set.
   *
   * @param members the set; of fixed indices, none in a pair of the comparison
   * @param networks features of each member, in the same order
   */
  public ReferenceFit(
      Settings settings,
      ReferenceFeatures features,
      Reference.Scaling scaling,
      List<Reference.Member> members,
      List<double[]> networks) {
    this.settings = settings;
    this.features = features;
    this.members = List.copyOf(members);
    int[] known =
        IntStream.range(0, members.size())
            .filter(i -> members.get(i).errorPercent() != null)
            .toArray();
    if (known.length < ErrorWindow.MIN_SAMPLE_SIZE) {
      this.scaling = null;
      this.errorRange = null;
      this.ridge = null;
      this.errorRatio = 1;
      this.residualWindow = null;
      this.reason =
          "%d of the %d networks of the reference set have an error, and %d are needed."
              .formatted(known.length, members.size(), ErrorWindow.MIN_SAMPLE_SIZE);
      return;
    }
    double[] errors = Arrays.stream(known).mapToDouble(i -> error(members.get(i))).toArray();
    ErrorWindow range =
        ErrorWindow.within(
            ErrorWindow.rangeOf(
                ErrorDistribution.of(errors),
                settings.interest(),
                DEVIATIONS_BELOW,
                DEVIATIONS_ABOVE),
            settings.chance());
    double[] clipped = Arrays.stream(errors).map(range::clip).toArray();
    double[][] rows =
        Arrays.stream(known)
            .mapToObj(i -> standardised(networks.get(i), scaling))
            .toArray(double[][]::new);
    this.scaling = scaling;
    this.errorRange = new Interval(range.low(), range.high());
    this.ridge = RidgeRegression.best(rows, clipped, PENALTIES);
    this.errorRatio = ridge.errorRatio(clipped);
    this.residualWindow =
        ErrorWindow.rangeOf(
            ErrorDistribution.of(ridge.leaveOneOutResiduals()),
            settings.interest(),
            ErrorWindow.DEVIATIONS_BELOW,
            ErrorWindow.DEVIATIONS_ABOVE);
    this.reason =
        errorRatio <= MAX_ERROR_RATIO
            ? null
            : String.format(
                Locale.ROOT,
                "Errors are hardly better predicted from parameters than by their mean: the squared"
                    + " error is %.2f of the mean's, and must be %.2f or less.",
                errorRatio,
                MAX_ERROR_RATIO);
  }

  private static double error(Reference.Member member) {
    Double error = member.errorPercent();
    return error == null ? Double.NaN : error;
  }

  private static double[] standardised(double[] features, Reference.Scaling scaling) {
    double[] row = new double[features.length];
    for (int j = 0; j < row.length; j++) {
      row[j] = (features[j] - scaling.means().get(j)) / scaling.deviations().get(j);
    }
    return row;
  }

  /** Whether the fit predicts well enough for free draws to be worth making. */
  public boolean isUseful() {
    return reason == null;
  }

  /** The prediction of a useful fit. */
  public ErrorPrediction prediction() {
    if (scaling == null || errorRange == null || ridge == null) {
      throw new IllegalStateException("A fit without networks has no prediction.");
    }
    return new ErrorPrediction(
        scaling, ridge.mean(), ridge.meanFeatures(), ridge.coefficients(), errorRange);
  }

  /** The reference of a fit that is not useful. */
  public Reference unused() {
    if (reason == null) {
      throw new IllegalStateException("The fit is useful; it needs the mean predictions.");
    }
    return reference(null, reason);
  }

  /**
   * The reference of a useful fit. It is not used where free draws are so few that they leave more
   * than a tenth of the effect of interest open.
   *
   * @param seed of the free draws
   * @param incumbent mean prediction of the incumbent's space
   * @param challenger mean prediction of the challenger's space
   */
  public Reference with(long seed, Reference.SpaceMean incumbent, Reference.SpaceMean challenger) {
    double level = SHARE_OF_ALPHA * settings.alpha();
    double slack = bound(incumbent, level / BOUNDS) + bound(challenger, level / BOUNDS);
    if (slack > MAX_SLACK * settings.interest()) {
      return reference(
          null,
          String.format(
              Locale.ROOT,
              "The mean predictions are known to %.2f points only, from %,d and %,d networks.",
              slack,
              incumbent.draws(),
              challenger.draws()));
    }
    return reference(
        new Reference.FreeDraws(
            seed, incumbent, challenger, incumbent.mean() - challenger.mean(), slack, level),
        null);
  }

  /**
   * The distance of a mean prediction to its expectation that is exceeded on one side with a
   * probability of at most a level: √(2 V log(2 / level) / n) + 7 R log(2 / level) / (3 (n − 1))
   * for predictions of variance V in a range of R (Maurer and Pontil, "Empirical Bernstein bounds",
   * 2009, theorem 4).
   */
  private double bound(Reference.SpaceMean space, double level) {
    Interval range = errorRange == null ? new Interval(0, settings.chance()) : errorRange;
    double n = space.draws();
    double log = StrictMath.log(2 / level);
    return Math.sqrt(2 * space.variance() * log / n)
        + 7 * (range.high() - range.low()) * log / (3 * (n - 1));
  }

  private Reference reference(Reference.@Nullable FreeDraws draws, @Nullable String why) {
    return new Reference(
        settings.incumbent(),
        settings.challenger(),
        NetworkFeatures.VERSION,
        features.prior(),
        features.priorReason(),
        members,
        scaling,
        errorRange,
        ridge == null ? 0 : ridge.penalty(),
        errorRatio,
        ridge == null ? 0 : ridge.mean(),
        why != null || ridge == null ? List.of() : list(ridge.meanFeatures()),
        why != null || ridge == null ? List.of() : list(ridge.coefficients()),
        why == null ? residualWindow : null,
        draws,
        why);
  }

  private static List<Double> list(double[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }
}
