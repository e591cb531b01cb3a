package io.netspace.analyzer.domain.comparison;

import io.netspace.model.statistics.Interval;
import java.util.Arrays;

/**
 * A confidence sequence for the gain of a challenger over an incumbent: mean clipped error of the
 * incumbent less that of the challenger, in points. The probability that its interval ever misses
 * the gain, at whichever look, is at most alpha.
 *
 * <p>Against "the gain is at most δ" two gamblers bet, one that the incumbent's errors aᵢ have a
 * mean above m + δ, one that the challenger's bᵢ have a mean below m. They stake fractions fᵢ and
 * gᵢ of what they hold, so together they come to
 *
 * <p>W(m) = mean over s of Πᵢ (1 − fᵢ + fᵢ (aᵢ − low) / (m + δ − low)) (1 − gᵢ + gᵢ (high − bᵢ) /
 * (high − m)).
 *
 * <p>If δ is the gain or more, then for the challenger's true mean m neither can expect to win, and
 * by Ville's inequality the chance that W(m) ever reaches 2 / alpha is at most alpha / 2. That m is
 * not known, so the least W over all m is what counts; log W is convex in m. The errors of both
 * populations must be independent draws. (Betting as in Waudby-Smith and Ramdas, "Estimating means
 * of bounded random variables by betting", 2023, for two samples at once.)
 *
 * <p>Any fractions will do that are fixed before the pair is seen and do not depend on m. Here fᵢ =
 * 2 s pᵢ and gᵢ = 2 s (1 − pᵢ), where pᵢ is the place of the errors before the pair in the window,
 * 0 at its low end and 1 at its high one: a point of error then wins or loses both about the same
 * share, s / half the window. Were one to stake more a point than the other, an m between the mean
 * and the window's middle would lose for both of them, and be the least favourable one.
 */
public final class GainConfidenceSequence implements GainBounds {
  /** Stakes s: small ones find small gains late, large ones find large gains soon. */
  private static final double[] STAKE_FRACTIONS = {0.15, 0.3, 0.6};

  /** The place of the errors starts at the window's middle, with the weight of so many pairs. */
  private static final double PRIOR_PAIRS = 4;

  /** The place counts as no farther than this from the ends, so that nobody stakes all. */
  private static final double MIN_DISTANCE_FROM_ENDS = 0.2;

  /** Steps of the search for the least favourable mean, and for the ends of an interval. */
  private static final int SEARCH_STEPS = 28;

  private static final int INTERVAL_STEPS = 26;
  private static final double GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

  /** Pairs whose factors are multiplied before their product is brought back to 1 to 2. */
  private static final int PAIRS_PER_RESCALING = 12;

  private static final double LOG_OF_2 = StrictMath.log(2);

  private final ErrorWindow window;
  private final double width;

  /** Log of the wealth from which on a hypothesis is rejected. */
  private final double logRejectionThreshold;

  /** Clipped errors − low. */
  private double[] incumbent = new double[64];

  private double[] challenger = new double[64];

  /** 2 pᵢ. */
  private double[] stakeWeights = new double[64];

  private int pairs;
  private double incumbentSum;
  private double challengerSum;

  /**
   * A sequence that has seen no pair.
   *
   * @param alpha probability that the interval ever misses, in (0, 1)
   */
  public GainConfidenceSequence(ErrorWindow window, double alpha) {
    this.window = window;
    this.width = window.high() - window.low();
    this.logRejectionThreshold = StrictMath.log(2 / alpha);
  }

  /** Adds the next pair of errors, in percent. */
  public void add(double incumbentError, double challengerError) {
    if (pairs == incumbent.length) {
      incumbent = Arrays.copyOf(incumbent, 2 * pairs);
      challenger = Arrays.copyOf(challenger, 2 * pairs);
      stakeWeights = Arrays.copyOf(stakeWeights, 2 * pairs);
    }
    stakeWeights[pairs] = 2 * normalizedMean();
    incumbent[pairs] = window.clip(incumbentError) - window.low();
    challenger[pairs] = window.clip(challengerError) - window.low();
    incumbentSum += incumbent[pairs];
    challengerSum += challenger[pairs];
    pairs++;
  }

  private double normalizedMean() {
    double mean =
        (incumbentSum + challengerSum + PRIOR_PAIRS * width) / (2 * (pairs + PRIOR_PAIRS));
    return Math.clamp(mean / width, MIN_DISTANCE_FROM_ENDS, 1 - MIN_DISTANCE_FROM_ENDS);
  }

  /** Pairs seen. */
  public int pairs() {
    return pairs;
  }

  /** Mean over the pairs of clipped incumbent error − clipped challenger error; 0 without any. */
  public double gain() {
    return pairs == 0 ? 0 : (incumbentSum - challengerSum) / pairs;
  }

  /** Whether the pairs show, at half of alpha, that the gain is above a bar, in points. */
  @Override
  public boolean isGainAbove(double bar) {
    return isRejected(bar, incumbent, challenger);
  }

  /** Whether the pairs show, at half of alpha, that the gain is below a bar, in points. */
  @Override
  public boolean isGainBelow(double bar) {
    return isRejected(-bar, challenger, incumbent);
  }

  /**
   * The gains that are not rejected by the pairs so far. Its ends are found to a ten-millionth of
   * the window's width and rounded outwards.
   */
  public Interval interval() {
    return new Interval(-bound(false), bound(true));
  }

  /** The farthest gain, upwards or downwards, that is not rejected. */
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
    double largest = Double.NEGATIVE_INFINITY;
    double[] logs = new double[STAKE_FRACTIONS.length];
    for (int k = 0; k < STAKE_FRACTIONS.length; k++) {
      logs[k] = logProduct(first, second, STAKE_FRACTIONS[k], firstMean, secondMean);
      largest = Math.max(largest, logs[k]);
    }
    double mean = 0;
    for (double log : logs) {
      mean += StrictMath.exp(log - largest) / STAKE_FRACTIONS.length;
    }
    return largest + StrictMath.log(mean);
  }

  private double logProduct(
      double[] first, double[] second, double stake, double firstMean, double secondMean) {
    double ofFirst = stake / firstMean;
    double ofSecond = stake / (width - secondMean);
    double product = 1;
    int doublings = 0;
    for (int i = 0; i < pairs; i++) {
      product *=
          (1 + stakeWeights[i] * (ofFirst * first[i] - stake))
              * (1 + (2 - stakeWeights[i]) * (ofSecond * (width - second[i]) - stake));
      if (i % PAIRS_PER_RESCALING == PAIRS_PER_RESCALING - 1) {
        int exponent = Math.getExponent(product);
        product = Math.scalb(product, -exponent);
        doublings += exponent;
      }
    }
    return doublings * LOG_OF_2 + StrictMath.log(product);
  }
}
