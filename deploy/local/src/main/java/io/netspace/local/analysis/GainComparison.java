package io.netspace.local.analysis;

import io.netspace.analyzer.domain.ErrorWindow;
import io.netspace.analyzer.domain.GainSequence;
import io.netspace.analyzer.domain.Looks;
import io.netspace.analyzer.domain.SignTest;
import io.netspace.contracts.vocabulary.Interval;
import io.netspace.contracts.vocabulary.Verdict;
import io.netspace.contracts.vocabulary.statistics.ErrorDistribution;
import io.netspace.local.Refusal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A challenger's rows against an incumbent's, pair by pair in file order. The incumbent's first
 * rows, 20 or half of them, fix the window that errors are clipped to and are in no pair; the row
 * after them meets the challenger's first. The gain is the mean clipped error of the incumbent less
 * that of the challenger, and its interval holds however often one looks.
 *
 * @param pilot rows of the incumbent that fix the window
 * @param window errors are clipped to, in percent
 * @param pairs that counted
 * @param leftOut pairs of which one row has no error
 * @param gain in points, positive where the challenger is better
 * @param interval of the gain, after all pairs
 * @param verdict by that interval
 * @param first the earliest look that gave a verdict, as a study makes them; null when none did
 * @param wins pairs in which the challenger had the lower error
 * @param unequal pairs of unequal errors
 * @param signEvidence for the challenger to win more often than not; 1 / level decides
 */
public record GainComparison(
    GainRequest request,
    int pilot,
    Interval window,
    int pairs,
    int leftOut,
    double gain,
    Interval interval,
    Verdict verdict,
    @Nullable Look first,
    int wins,
    int unequal,
    double signEvidence) {
  private static final int LARGEST_PILOT = 20;

  /** A verdict, and after how many pairs it came. */
  public record Look(int pairs, Verdict verdict) {}

  /** Compares two files of rows. */
  static GainComparison of(Analysis incumbent, Analysis challenger, GainRequest request) {
    double[] first = incumbent.rowErrors();
    double[] second = challenger.rowErrors();
    int pilot = Math.min(LARGEST_PILOT, first.length / 2);
    ErrorWindow window = window(incumbent.file(), Arrays.copyOf(first, pilot), request);
    int most = Math.min(first.length - pilot, second.length);
    GainSequence gains = new GainSequence(window, 1 - request.confidence());
    SignTest signs = new SignTest();
    Look look = null;
    int nextLook = 1;
    for (int i = 0; i < most; i++) {
      double a = first[pilot + i];
      double b = second[i];
      if (!Double.isNaN(a) && !Double.isNaN(b)) {
        gains.add(a, b);
        signs.add(a, b);
        if (look == null && gains.pairs() == nextLook) {
          nextLook = Looks.after(gains.pairs());
          look = look(gains, request);
        }
      }
    }
    if (gains.pairs() == 0) {
      throw Refusal.usage(
          "%s and %s make no pair with two errors; give both more rows."
              .formatted(incumbent.file(), challenger.file()));
    }
    Interval interval = gains.interval();
    return new GainComparison(
        request,
        pilot,
        new Interval(window.low(), window.high()),
        gains.pairs(),
        most - gains.pairs(),
        gains.gain(),
        interval,
        verdict(interval, request),
        look,
        signs.wins(),
        signs.counted(),
        signs.evidence());
  }

  private static ErrorWindow window(String file, double[] pilot, GainRequest request) {
    double[] errors = Arrays.stream(pilot).filter(error -> !Double.isNaN(error)).toArray();
    try {
      double interest = Math.max(request.margin(), request.smallestGain());
      return ErrorWindow.of(ErrorDistribution.of(errors), request.chance(), interest);
    } catch (IllegalArgumentException noWidth) {
      throw Refusal.usage(
          "The first %d rows of %s (errors of 0) leave no window of errors to compare in; put other"
                  .formatted(pilot.length, file)
              + " rows first.");
    }
  }

  /** The first that holds, whatever claim is made for the challenger. */
  private static Verdict verdict(Interval gain, GainRequest request) {
    if (gain.low() > 0) {
      return Verdict.BETTER;
    }
    if (gain.low() > -request.margin()) {
      return Verdict.NOT_WORSE;
    }
    if (gain.high() < -request.margin()) {
      return Verdict.WORSE;
    }
    return gain.high() < request.smallestGain() ? Verdict.NO_GAIN_WORTH_HAVING : Verdict.UNDECIDED;
  }

  /** What the verdict says, for people. */
  public String inWords() {
    return switch (verdict) {
      case BETTER -> "the challenger is better";
      case NOT_WORSE -> "the challenger is not worse, but for the margin";
      case WORSE -> "the challenger is worse";
      case NO_GAIN_WORTH_HAVING -> "the challenger brings no gain worth having";
      case UNDECIDED -> "it is undecided; more pairs are needed";
    };
  }

  private static @Nullable Look look(GainSequence gains, GainRequest request) {
    boolean decided =
        gains.isAbove(-request.margin())
            || gains.isBelow(Math.max(-request.margin(), request.smallestGain()));
    if (!decided) {
      return null;
    }
    Verdict verdict = verdict(gains.interval(), request);
    return verdict == Verdict.UNDECIDED ? null : new Look(gains.pairs(), verdict);
  }
}
