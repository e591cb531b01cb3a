package io.netspace.analyzer.domain;

/**
 * Whether the challenger's model has the lower error in more than half of the pairs, by a test that
 * holds at every look: the evidence against "at most half" is the wealth of a gambler whose bets
 * are spread evenly over all chances p in (½, 1), {@code 2ⁿ⁺¹ ∫ pˢ (1 − p)ⁿ⁻ˢ dp} from ½ to 1 for s
 * wins among n pairs. Pairs of equal errors do not count. It needs no bounds, and may be decided
 * before the gain is; but it is about how often, not how much.
 */
public final class SignTest {
  private int wins;
  private int losses;

  /** Takes in the next pair of errors, in percent. */
  public void add(double incumbentError, double challengerError) {
    if (challengerError < incumbentError) {
      wins++;
    } else if (challengerError > incumbentError) {
      losses++;
    }
  }

  /** Pairs in which the challenger's error was the lower one. */
  public int wins() {
    return wins;
  }

  /** Pairs of unequal errors. */
  public int counted() {
    return wins + losses;
  }

  /**
   * Evidence that the challenger wins more often than not: if it does not, the chance that this
   * ever reaches 1 / level is at most the level.
   */
  public double evidence() {
    int n = counted();
    double log = (n + 1) * Math.log(2) - logBinomial(n, wins) - Math.log(n + 1);
    return Math.exp(log + logTail(n + 1, wins));
  }

  /** log C(n, s). */
  private static double logBinomial(int n, int s) {
    double log = 0;
    for (int i = 1; i <= s; i++) {
      log += Math.log((double) (n - s + i) / i);
    }
    return log;
  }

  /**
   * Log of the chance that a Beta(s + 1, n − s + 1) number is above ½: that of at most s heads in n
   * + 1 tosses of a fair coin.
   */
  private static double logTail(int tosses, int most) {
    double log = Double.NEGATIVE_INFINITY;
    for (int heads = 0; heads <= most; heads++) {
      double next = logBinomial(tosses, heads) - tosses * Math.log(2);
      double larger = Math.max(log, next);
      log = larger + Math.log(Math.exp(log - larger) + Math.exp(next - larger));
    }
    return log;
  }
}
