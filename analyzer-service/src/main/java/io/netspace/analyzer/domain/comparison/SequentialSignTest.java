package io.netspace.analyzer.domain.comparison;

/**
 * A test, valid at every look, of whether the challenger's model has the lower error in more than
 * half of the pairs: the evidence against "at most half" is the wealth of a gambler whose bets are
 * spread evenly over all chances p in (½, 1), {@code 2ⁿ⁺¹ ∫ pˢ (1 − p)ⁿ⁻ˢ dp} from ½ to 1 for s
 * wins among n pairs. Pairs of equal errors do not count. It needs no bounds, and may be decided
 * before the gain is; but it is about how often, not how much.
 */
public final class SequentialSignTest {
  private int wins;
  private int losses;

  /** Adds the next pair of errors, in percent. */
  public void add(double incumbentError, double challengerError) {
    if (challengerError < incumbentError) {
      wins++;
    } else if (challengerError > incumbentError) {
      losses++;
    }
  }

  /**
   * Adds a pair in which an error is missing as one that the challenger lost: whatever the error
   * would have been, the evidence is not larger for it.
   */
  public void addMissing() {
    losses++;
  }

  /** Pairs in which the challenger's error was the lower one. */
  public int wins() {
    return wins;
  }

  /** Pairs of unequal errors, or with a missing one. */
  public int unequalPairs() {
    return wins + losses;
  }

  /**
   * Evidence that the challenger wins more often than not: if it does not, the chance that this
   * ever reaches 1 / alpha is at most alpha. The integral is that of a Beta distribution, so with
   * Beta and binomial tails it comes to {@code Σ C(n + 1, h) / ((n + 1) C(n, s))} over h from 0 to
   * s.
   */
  public double eValue() {
    int n = unequalPairs();
    double term = 1.0 / (n + 1 - wins);
    double sum = term;
    for (int h = wins; h > 0; h--) {
      term *= h / (n + 2.0 - h);
      sum += term;
    }
    return sum;
  }
}
