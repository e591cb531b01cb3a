package io.netspace.analyzer.domain.comparison;

import io.netspace.model.statistics.Verdict;
import io.netspace.model.study.Decision;
import io.netspace.model.study.ObservedErrors;

/**
 * Withholds accepting verdicts from a challenger with many more errors above the window than the
 * incumbent has. Errors above the window count alike, however large they are, so a challenger with
 * a part of its networks ruined may have a mean of clipped errors that is not worse, or even
 * better. The guard is no test: it looks at the observed shares, and can only withhold, so the
 * guarantee of the verdicts that are given is the same with it.
 *
 * <p>An abandoned network of the challenger counts as above the window, one of the incumbent does
 * not: it is not known what their errors would have been.
 */
public final class TailGuard {
  /** The largest tolerated difference of the two shares is one in so many. */
  private static final int PAIRS_PER_TOLERATED = 10;

  private TailGuard() {}

  /** Whether a verdict is withheld after pairs with these errors. */
  public static boolean withholds(
      Verdict verdict, ObservedErrors incumbent, ObservedErrors challenger) {
    return DecisionRule.decisionFor(verdict) == Decision.ACCEPTED
        && hasHeavierTail(incumbent, challenger);
  }

  /** Why a verdict is withheld after pairs with these errors, in a sentence. */
  static String reason(ObservedErrors incumbent, ObservedErrors challenger) {
    return ("Of %d pairs, %d networks of the challenger have an error above the window%s, and %d of"
            + " the incumbent. So its verdict is withheld: errors above the window count alike.")
        .formatted(
            challenger.networks() + challenger.abandoned(),
            challenger.aboveWindow() + challenger.abandoned(),
            challenger.abandoned() == 0 ? "" : " or were abandoned",
            incumbent.aboveWindow());
  }

  /** Whether the challenger's share above the window is larger by more than ten points. */
  private static boolean hasHeavierTail(ObservedErrors incumbent, ObservedErrors challenger) {
    int pairs = challenger.networks() + challenger.abandoned();
    int more = challenger.aboveWindow() + challenger.abandoned() - incumbent.aboveWindow();
    return PAIRS_PER_TOLERATED * more > pairs;
  }
}
