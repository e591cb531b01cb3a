package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Interval;
import java.util.Arrays;

/**
 * A confidence sequence for the gain of a challenger over an incumbent: mean clipped error of the
 * incumbent less that of the challenger, in points. The probability that its interval ever misses
 * the gain, at whichever look, is at most the level.
 *
 * <p>Against "the gain is at most δ" two gamblers bet, one that the incumbent's errors aᵢ have a
 * mean above m + δ, one that the challenger's bᵢ have a mean below m. Each stakes a fraction f of
 * what they hold, so together they come to
 *
 * <p>W(m) = mean over f of Πᵢ (1 − f + f (aᵢ − low) / (m + δ − low)) (1 − f + f (high − bᵢ) / (high
 * − m)).
 *
 * <p>If δ is the gain or more, then for the challenger's true mean m neither can expect to win, and
 * by Ville's inequality the chance that W(m) ever reaches 2 / level is at most level / 2. That m is
 * not known, so the least W over all m is what counts; log W is convex in m. The errors of both
 * populations must be independent draws. (Betting as in Waudby-Smith and Ramdas, "Estimating means
 * of bounded random variables by betting", 2023, for two samples at once.)
 */
public final class GainSequence {
  /** Shares of their wealth that gamblers stake: for small gains after long, large ones soon. */
  private static final double[] FRACTIONS = {0.15, 0.3, 0.6};

  /** Steps of the search for the least favourable mean, and for the ends of an interval. */
  private static final int SEARCH_STEPS = 28;

  private static final int INTERVAL_STEPS = 26;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  /** Factors that are multiplied before a logarithm is taken; their product stays in range. */
  private static final int CHUNK = 12;

  private final ErrorWindow window;
  private final double level;
  private double[] incumbent = new double[64];
  private double[] challenger = new double[64];
  private int pairs;
  private double sum;

  /**
   * A sequence that has seen no pair.
   *
   * @param level probability that the interval ever misses, in (0, 1)
   */
  public GainSequence(ErrorWindow window, double level) {
    this.window = window;
    this.level = level;
  }

  /** Takes in the next pair of errors, in percent. */
  public void add(double incumbentError, double challengerError) {
    if (pairs == incumbent.length) {
      incumbent = Arrays.copyOf(incumbent, 2 * pairs);
      challenger = Arrays.copyOf(challenger, 2 * pairs);
    }
    incumbent[pairs] = window.clip(incumbentError) - window.low();
    challenger[pairs] = window.high() - window.clip(challengerError);
    sum += window.clip(incumbentError) - window.clip(challengerError);
    pairs++;
  }

  /** Pairs seen. */
  public int pairs() {
    return pairs;
  }

  /** Mean over the pairs of clipped incumbent error − clipped challenger error; 0 without any. */
  public double gain() {
    return pairs == 0 ? 0 : sum / pairs;
  }

  /** Whether the pairs show, at half the level, that the gain is above a bar, in points. */
  public boolean isAbove(double bar) {
    return leastLogWealth(incumbent, challenger, bar) >= StrictMath.log(2 / level);
  }

  /** Whether the pairs show, at half the level, that the gain is below a bar, in points. */
  public boolean isBelow(double bar) {
    return leastLogWealthBelow(bar) >= StrictMath.log(2 / level);
  }

  /**
   * What the pairs so far leave possible. Its ends are found to a ten-millionth of the window's
   * width and rounded outwards.
   */
  public Interval interval() {
    double width = window.high() - window.low();
    return new Interval(-end(width, false), end(width, true));
  }

  /** The farthest gain, upwards or downwards, that is not refuted. */
  private double end(double width, boolean upwards) {
    double possible = upwards ? gain() : -gain();
    double refuted = width;
    for (int step = 0; step < INTERVAL_STEPS; step++) {
      double middle = (possible + refuted) / 2;
      if (upwards ? isBelow(middle) : isAbove(-middle)) {
        refuted = middle;
      } else {
        possible = middle;
      }
    }
    return refuted;
  }

  /** The same game with the roles changed: errors seen from the window's other end. */
  private double leastLogWealthBelow(double bar) {
    double width = window.high() - window.low();
    double[] first = new double[pairs];
    double[] second = new double[pairs];
    for (int i = 0; i < pairs; i++) {
      first[i] = width - challenger[i];
      second[i] = width - incumbent[i];
    }
    return leastLogWealth(first, second, -bar);
  }

  /**
   * Log of the least wealth over all means of the second sample.
   *
   * @param aboveLow the first sample's errors − low
   * @param belowHigh high − the second sample's errors
   */
  private double leastLogWealth(double[] aboveLow, double[] belowHigh, double bar) {
    double width = window.high() - window.low();
    double from = Math.max(0, -bar);
    double to = width;
    if (pairs == 0) {
      return 0;
    }
    if (from >= to) {
      return Double.POSITIVE_INFINITY;
    }
    double left = to - GOLDEN * (to - from);
    double right = from + GOLDEN * (to - from);
    double atLeft = logWealth(aboveLow, belowHigh, left + bar, width - left);
    double atRight = logWealth(aboveLow, belowHigh, right + bar, width - right);
    for (int step = 0; step < SEARCH_STEPS; step++) {
      if (atLeft <= atRight) {
        to = right;
        right = left;
        atRight = atLeft;
        left = to - GOLDEN * (to - from);
        atLeft = logWealth(aboveLow, belowHigh, left + bar, width - left);
      } else {
        from = left;
        left = right;
        atLeft = atRight;
        right = from + GOLDEN * (to - from);
        atRight = logWealth(aboveLow, belowHigh, right + bar, width - right);
      }
    }
    return Math.min(atLeft, atRight);
  }

  private double logWealth(
      double[] aboveLow, double[] belowHigh, double firstMean, double secondMean) {
    double largest = Double.NEGATIVE_INFINITY;
    double[] logs = new double[FRACTIONS.length];
    for (int k = 0; k < FRACTIONS.length; k++) {
      logs[k] = logProduct(aboveLow, belowHigh, FRACTIONS[k], firstMean, secondMean);
      largest = Math.max(largest, logs[k]);
    }
    double mean = 0;
    for (double log : logs) {
      mean += StrictMath.exp(log - largest) / FRACTIONS.length;
    }
    return largest + StrictMath.log(mean);
  }

  private double logProduct(
      double[] aboveLow, double[] belowHigh, double fraction, double firstMean, double secondMean) {
    double kept = 1 - fraction;
    double first = fraction / firstMean;
    double second = fraction / secondMean;
    double log = 0;
    double product = 1;
    for (int i = 0; i < pairs; i++) {
      product *= (kept + first * aboveLow[i]) * (kept + second * belowHigh[i]);
      if (i % CHUNK == CHUNK - 1) {
        log += StrictMath.log(product);
        product = 1;
      }
    }
    return log + StrictMath.log(product);
  }
}
