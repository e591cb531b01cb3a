package io.netspace.analyzer.domain.comparison;

import io.netspace.model.statistics.Interval;
import java.util.Arrays;

/**
 * A confidence sequence for the gain of a challenger over an incumbent: mean value of the incumbent
 * less that of the challenger, in points, where a value is an error above the low end of the window
 * that it is clipped to (or a residual, see {@link ErrorScore}). The probability that its interval
 * ever misses the gain, at whichever look, is at most alpha.
 *
 * <p>Against "the gain is at most δ" two gamblers bet, one that the incumbent's values aᵢ have a
 * mean above m + δ, one that the challenger's bᵢ have a mean below m. They stake fractions fᵢ and
 * gᵢ of what they hold, so together they come to
 *
 * <p>W(m) = mean over s of Πᵢ (1 − fᵢ + fᵢ aᵢ / (m + δ)) (1 − gᵢ + gᵢ (width − bᵢ) / (width − m)).
 *
 * <p>If δ is the gain or more, then for the challenger's true mean m neither can expect to win, and
 * by Ville's inequality the chance that W(m) ever reaches 2 / alpha is at most alpha / 2. That m is
 * not known, so the least W over all m is what counts; log W is convex in m. The networks of both
 * populations must be independent draws. (Betting as in Waudby-Smith and Ramdas, "Estimating means
 * of bounded random variables by betting", 2023, for two samples at once.)
 *
 * <p>A network whose error is not known, since it was abandoned, counts in each direction as what
 * speaks against the claim: in the wealth against "the gain is at most δ" the incumbent's as 0 and
 * the challenger's as the width, in the other direction the reverse. Whatever its error would have
 * been, no factor is larger than with it, so the guarantee is about all networks that were drawn.
 *
 * <p>Any fractions will do that are fixed before the pair is seen and do not depend on m. Here fᵢ =
 * 2 s pᵢ and gᵢ = 2 s (1 − pᵢ), where pᵢ is the place of the known values before the pair in their
 * range, 0 at its low end and 1 at its high one: a point of error then wins or loses both about the
 * same share, s / half the window. Were one to stake more a point than the other, an m between the
 * mean and the window's middle would lose for both of them, and be the least favourable one.
 */
public final class GainConfidenceSequence implements GainBounds {
  /** The place of the values starts at the middle, with the weight of so many pairs. */
  private static final double PRIOR_PAIRS = 4;

  /** Steps of the search for the least favourable mean, and for the ends of an interval. */
  private static final int SEARCH_STEPS = 28;

  private static final int INTERVAL_STEPS = 26;
  private static final double GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

  /** Pairs whose factors are multiplied before their product is brought back to 1 to 2. */
  private static final int PAIRS_PER_RESCALING = 12;

  private static final double LOG_OF_2 = StrictMath.log(2);

  /** The values of one population, each as the least and the most that it may be. */
  private static final class Values {
    private double[] least = new double[64];
    private double[] most = new double[64];
    private int known;
    private double knownSum;

    private void add(int pair, double value, double width) {
      if (pair == least.length) {
        least = Arrays.copyOf(least, 2 * pair);
        most = Arrays.copyOf(most, 2 * pair);
      }
      if (Double.isNaN(value)) {
        most[pair] = width;
      } else {
        least[pair] = value;
        most[pair] = value;
        known++;
        knownSum += value;
      }
    }
  }

  private final double width;
  private final BettingStrategy strategy;

  /** Log of the wealth from which on a hypothesis is rejected. */
  private final double logRejectionThreshold;

  private final Values incumbent = new Values();
  private final Values challenger = new Values();

  /** 2 pᵢ. */
  private double[] stakeWeights = new double[64];

  private int pairs;

  /**
   * A sequence that has seen no pair.
   *
   * @param width of the range of the values, in points, above 0
   * @param alpha probability that the interval ever misses, in (0, 1)
   */
  public GainConfidenceSequence(double width, double alpha, BettingStrategy strategy) {
    this.width = width;
    this.strategy = strategy;
    this.logRejectionThreshold = StrictMath.log(2 / alpha);
  }

  /** A sequence for errors that are clipped to a window: {@link ErrorWindow#value} of each. */
  public static GainConfidenceSequence of(ErrorWindow window, double alpha) {
    return new GainConfidenceSequence(window.width(), alpha, BettingStrategy.CLIPPED_ERRORS);
  }

  /**
   * Adds the next pair of values.
   *
   * @param incumbentValue in [0, width]; NaN where it is not known
   * @param challengerValue in [0, width]; NaN where it is not known
   */
  public void add(double incumbentValue, double challengerValue) {
    if (pairs == stakeWeights.length) {
      stakeWeights = Arrays.copyOf(stakeWeights, 2 * pairs);
    }
    stakeWeights[pairs] = 2 * normalizedMean();
    incumbent.add(pairs, incumbentValue, width);
    challenger.add(pairs, challengerValue, width);
    pairs++;
  }

  private double normalizedMean() {
    double mean =
        (incumbent.knownSum + challenger.knownSum + PRIOR_PAIRS * width)
            / (incumbent.known + challenger.known + 2 * PRIOR_PAIRS);
    double minDistance = strategy.minDistanceFromEnds();
    return Math.clamp(mean / width, minDistance, 1 - minDistance);
  }

  /** Pairs seen. */
  public int pairs() {
    return pairs;
  }

  /**
   * Mean known value of the incumbent − mean known value of the challenger, in points; 0 while
   * either has none.
   */
  public double gain() {
    if (incumbent.known == 0 || challenger.known == 0) {
      return 0;
    }
    return incumbent.known == challenger.known
        ? (incumbent.knownSum - challenger.knownSum) / incumbent.known
        : incumbent.knownSum / incumbent.known - challenger.knownSum / challenger.known;
  }

  /** Whether the pairs show, at half of alpha, that the gain is above a bar, in points. */
  @Override
  public boolean isGainAbove(double bar) {
    return isRejected(bar, incumbent.least, challenger.most);
  }

  /** Whether the pairs show, at half of alpha, that the gain is below a bar, in points. */
  @Override
  public boolean isGainBelow(double bar) {
    return isRejected(-bar, challenger.least, incumbent.most);
  }

  /**
   * The gains that are not rejected by the pairs so far. Its ends are found to a ten-millionth of
   * the window's width and rounded outwards.
   */
  public Interval interval() {
    return new Interval(-bound(false), bound(true));
  }

  /** The farthest gain, upwards or downwards, that is not rejected; at most the width. */
  private double bound(boolean upwards) {
    double possible = upwards ? gain() : -gain();
    double rejected = width;
    for (int step = 0; step < INTERVAL_STEPS; step++) {
      double middle = (possible + rejected) / 2;
      if (upwards ? isGainBelow(middle) : isGainAbove(-middle)) {
        rejected = middle;
      } else {
        possible = middle;
      }
    }
    return rejected;
  }

  /**
   * Whether the least wealth over all means of the second sample rejects that the mean of the first
   * is above that of the second by at most a bar. One mean of less wealth is enough for a no.
   */
  private boolean isRejected(double bar, double[] first, double[] second) {
    double from = Math.max(0, -bar);
    double to = width;
    if (from >= to || pairs == 0) {
      return pairs > 0;
    }
    double left = to - GOLDEN_RATIO * (to - from);
    double right = from + GOLDEN_RATIO * (to - from);
    double atLeft = logWealth(first, second, left + bar, left);
    double atRight = logWealth(first, second, right + bar, right);
    for (int step = 0;
        step < SEARCH_STEPS && Math.min(atLeft, atRight) >= logRejectionThreshold;
        step++) {
      if (atLeft <= atRight) {
        to = right;
        right = left;
        atRight = atLeft;
        left = to - GOLDEN_RATIO * (to - from);
        atLeft = logWealth(first, second, left + bar, left);
      } else {
        from = left;
        left = right;
        atLeft = atRight;
        right = from + GOLDEN_RATIO * (to - from);
        atRight = logWealth(first, second, right + bar, right);
      }
    }
    return Math.min(atLeft, atRight) >= logRejectionThreshold;
  }

  private double logWealth(double[] first, double[] second, double firstMean, double secondMean) {
    int parts = strategy.stakeCount();
    double largest = Double.NEGATIVE_INFINITY;
    double[] logs = new double[parts];
    for (int k = 0; k < parts; k++) {
      logs[k] = logProduct(first, second, strategy.stake(k), firstMean, secondMean);
      largest = Math.max(largest, logs[k]);
    }
    double mean = 0;
    for (double log : logs) {
      mean += StrictMath.exp(log - largest) / parts;
    }
    return largest + StrictMath.log(mean);
  }

  private double logProduct(
      double[] first, double[] second, double stake, double firstMean, double secondMean) {
    double ofFirst = stake / firstMean;
    double ofSecond = stake / (width - secondMean);
    double maxWeight = strategy.maxFraction() / stake;
    double product = 1;
    int doublings = 0;
    for (int i = 0; i < pairs; i++) {
      product *=
          (1 + Math.min(maxWeight, stakeWeights[i]) * (ofFirst * first[i] - stake))
              * (1
                  + Math.min(maxWeight, 2 - stakeWeights[i])
                      * (ofSecond * (width - second[i]) - stake));
      if (i % PAIRS_PER_RESCALING == PAIRS_PER_RESCALING - 1) {
        int exponent = Math.getExponent(product);
        product = Math.scalb(product, -exponent);
        doublings += exponent;
      }
    }
    return doublings * LOG_OF_2 + StrictMath.log(product);
  }
}
