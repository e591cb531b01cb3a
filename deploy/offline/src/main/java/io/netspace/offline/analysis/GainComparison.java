package io.netspace.offline.analysis;

import io.netspace.analyzer.domain.comparison.ErrorTally;
import io.netspace.analyzer.domain.comparison.ErrorWindow;
import io.netspace.analyzer.domain.comparison.GainBounds;
import io.netspace.analyzer.domain.comparison.GainConfidenceSequence;
import io.netspace.analyzer.domain.comparison.LookSchedule;
import io.netspace.analyzer.domain.comparison.SequentialSignTest;
import io.netspace.analyzer.domain.comparison.TailGuard;
import io.netspace.analyzer.domain.comparison.VerdictRule;
import io.netspace.model.statistics.ErrorDistribution;
import io.netspace.model.statistics.Interval;
import io.netspace.model.statistics.PilotSize;
import io.netspace.model.statistics.Verdict;
import io.netspace.model.study.ObservedErrors;
import io.netspace.offline.common.CommandException;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A challenger's rows against an incumbent's, pair by pair in file order. The incumbent's first
 * rows, 20 or half of them, fix the window that errors are clipped to and are in no pair; the row
 * after them meets the challenger's first. The gain is the mean clipped error of the incumbent less
 * that of the challenger, and its interval holds however often one looks. A row without an error
 * counts in each direction as what speaks against the claim, and an accepting verdict is withheld
 * while the challenger has many more errors above the window, as in a study.
 *
 * <p>Where the order of a file depends on its errors, a sequence of pairs proves nothing. Then both
 * files' rows are shuffled, all figures are of the shuffled rows, and there is no verdict but that
 * of all pairs, once.
 *
 * @param pilot rows of the incumbent that fix the window
 * @param window errors are clipped to, in percent
 * @param pairs of rows, with an error or without
 * @param incumbentErrors of the incumbent's rows in these pairs, not clipped
 * @param challengerErrors of the challenger's rows in these pairs, not clipped
 * @param gain in points, positive where the challenger is better
 * @param interval of the gain, after all pairs
 * @param verdict by that interval; undecided where it is withheld
 * @param withheld verdict by that interval that is withheld; null where none is
 * @param firstVerdict the earliest look that gave a verdict, as a study makes them; null when none
 *     did
 * @param wins pairs in which the challenger had the lower error
 * @param unequalPairs pairs of unequal errors
 * @param signEvidence for the challenger to win more often than not; 1 / level decides
 * @param order why the file order allows no sequential verdict; null if it does
 * @param fixedSizeVerdict by the interval after all pairs of the shuffled rows; null without order
 */
public record GainComparison(
    GainComparisonRequest request,
    int pilot,
    Interval window,
    int pairs,
    ObservedErrors incumbentErrors,
    ObservedErrors challengerErrors,
    double gain,
    Interval interval,
    Verdict verdict,
    @Nullable Verdict withheld,
    @Nullable FirstVerdict firstVerdict,
    int wins,
    int unequalPairs,
    double signEvidence,
    @Nullable String order,
    @Nullable Verdict fixedSizeVerdict) {
  /** Any constant: the same files give the same figures. */
  private static final long SHUFFLE_SEED = 1;

  /** A verdict, and the number of pairs that it came after. */
  public record FirstVerdict(int pairs, Verdict verdict) {}

  /** Compares two files of rows. */
  static GainComparison of(
      PopulationAnalysis incumbent, PopulationAnalysis challenger, GainComparisonRequest request) {
    Optional<String> order =
        RowOrder.dependence(incumbent.file(), incumbent.modelErrors())
            .or(() -> RowOrder.dependence(challenger.file(), challenger.modelErrors()));
    if (order.isEmpty()) {
      return of(incumbent, incumbent.rowErrors(), challenger, challenger.rowErrors(), request);
    }
    RandomGenerator random = new SplittableRandom(SHUFFLE_SEED);
    double[] first = RowOrder.shuffled(incumbent.rowErrors(), random);
    double[] second = RowOrder.shuffled(challenger.rowErrors(), random);
    return of(incumbent, first, challenger, second, request).fixedSizeOnly(order.get());
  }

  private static GainComparison of(
      PopulationAnalysis incumbent,
      double[] first,
      PopulationAnalysis challenger,
      double[] second,
      GainComparisonRequest request) {
    int pilot = PilotSize.of(first.length);
    ErrorWindow window = window(incumbent.file(), Arrays.copyOf(first, pilot), request);
    int most = Math.min(first.length - pilot, second.length);
    GainConfidenceSequence gains = GainConfidenceSequence.of(window, 1 - request.confidence());
    SequentialSignTest signs = new SequentialSignTest();
    ErrorTally ofIncumbent = new ErrorTally(window);
    ErrorTally ofChallenger = new ErrorTally(window);
    FirstVerdict look = null;
    int nextLook = 1;
    for (int i = 0; i < most; i++) {
      double a = first[pilot + i];
      double b = second[i];
      gains.add(window.value(a), window.value(b));
      ofIncumbent.add(a);
      ofChallenger.add(b);
      if (Double.isNaN(a) || Double.isNaN(b)) {
        signs.addMissing();
      } else {
        signs.add(a, b);
      }
      if (look == null && gains.pairs() == nextLook) {
        nextLook = LookSchedule.nextAfter(gains.pairs());
        look = verdictAtLook(gains, ofIncumbent.observed(), ofChallenger.observed(), rule(request));
      }
    }
    ObservedErrors incumbentErrors = ofIncumbent.observed();
    ObservedErrors challengerErrors = ofChallenger.observed();
    if (incumbentErrors.networks() == 0 || challengerErrors.networks() == 0) {
      throw CommandException.usage(
          "%s and %s make no pair with two errors; give both more rows."
              .formatted(incumbent.file(), challenger.file()));
    }
    Interval interval = gains.interval();
    Verdict shown = rule(request).verdict(GainBounds.of(interval));
    boolean withholds = TailGuard.withholds(shown, incumbentErrors, challengerErrors);
    return new GainComparison(
        request,
        pilot,
        new Interval(window.low(), window.high()),
        gains.pairs(),
        incumbentErrors,
        challengerErrors,
        gains.gain(),
        interval,
        withholds ? Verdict.UNDECIDED : shown,
        withholds ? shown : null,
        look,
        signs.wins(),
        signs.unequalPairs(),
        signs.eValue(),
        null,
        null);
  }

  /** The same figures without a sequential verdict. */
  private GainComparison fixedSizeOnly(String reason) {
    return new GainComparison(
        request,
        pilot,
        window,
        pairs,
        incumbentErrors,
        challengerErrors,
        gain,
        interval,
        Verdict.UNDECIDED,
        withheld,
        null,
        wins,
        unequalPairs,
        signEvidence,
        reason,
        verdict);
  }

  private static ErrorWindow window(String file, double[] pilot, GainComparisonRequest request) {
    double[] errors = Arrays.stream(pilot).filter(error -> !Double.isNaN(error)).toArray();
    try {
      return ErrorWindow.of(
          ErrorDistribution.of(errors),
          request.chanceErrorPercent(),
          request.margin(),
          request.minimumEffect());
    } catch (IllegalArgumentException noWidth) {
      throw CommandException.usage(
          "The first %d rows of %s (errors of 0) leave no window of errors to compare in; put other"
                  .formatted(pilot.length, file)
              + " rows first.");
    }
  }

  /** The rule where no claim is made for the challenger. */
  private static VerdictRule rule(GainComparisonRequest request) {
    return new VerdictRule(null, request.margin(), request.minimumEffect());
  }

  /** The verdict in words. */
  public String description() {
    return fixedSizeVerdict == null
        ? description(verdict)
        : "there is no sequential verdict, because %s; of all rows in random order, once: %s"
            .formatted(order, description(fixedSizeVerdict));
  }

  private String description(Verdict each) {
    return switch (each) {
      case BETTER -> "the challenger is better";
      case NOT_WORSE -> "the challenger is not worse, but for the margin";
      case WORSE -> "the challenger is worse";
      case NO_GAIN_WORTH_HAVING -> "the challenger brings no gain worth having";
      case UNDECIDED ->
          withheld == null
              ? "it is undecided; more pairs are needed"
              : "it is undecided; that the challenger is %s is withheld, since it has many more errors above the window"
                  .formatted(withheld == Verdict.BETTER ? "better" : "not worse");
    };
  }

  /** The interval decides; the sequence, which answers sooner, says whether it is worth asking. */
  private static @Nullable FirstVerdict verdictAtLook(
      GainConfidenceSequence gains,
      ObservedErrors incumbent,
      ObservedErrors challenger,
      VerdictRule rule) {
    if (rule.verdict(gains) == Verdict.UNDECIDED) {
      return null;
    }
    Verdict verdict = rule.verdict(GainBounds.of(gains.interval()));
    return verdict == Verdict.UNDECIDED || TailGuard.withholds(verdict, incumbent, challenger)
        ? null
        : new FirstVerdict(gains.pairs(), verdict);
  }
}
