package io.netspace.gateway.application.view;

import io.netspace.model.statistics.Verdict;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.Guarantee;
import io.netspace.model.study.ObservedErrors;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Evidence as one sentence without its full stop, for the page and the command line. Ends of an
 * interval are rounded outwards and confidence downwards, so that the text never claims more than
 * the evidence shows.
 */
final class EvidenceSentence {
  private static final double SECONDS_PER_MINUTE = 60;
  private static final double SECONDS_PER_HOUR = 3600;

  /** Smaller values are written in the smaller unit. */
  private static final double MIN_IN_UNIT = 0.1;

  /** From so many points on, it is said that the gain is not the difference of the plain means. */
  private static final double MIN_EXPLAINED_POINTS = 1;

  private static final MathContext NINE_DIGITS = new MathContext(9);
  private static final MathContext TWO_DIGITS_UP = new MathContext(2, RoundingMode.CEILING);

  private final Evidence evidence;

  private EvidenceSentence(Evidence evidence) {
    this.evidence = evidence;
  }

  /** Such as "at most 1.5 points worse (gain −0.2, at least −1.5 with 99.7 % confidence …)". */
  static String of(Evidence evidence) {
    return new EvidenceSentence(evidence).sentence();
  }

  private String sentence() {
    Guarantee guarantee = evidence.guarantee();
    String found = guarantee == null ? fixedSizeGain() : gainClause(guarantee);
    List<String> clauses = new ArrayList<>();
    clauses.add(
        "%s, %d + %d models, %s"
            .formatted(
                found,
                evidence.models(),
                evidence.models(),
                trainingTime(evidence.trainingSeconds())));
    if (guarantee != null && guarantee.unequalPairs() > 0) {
      clauses.add(signTestClause(guarantee));
    }
    if (evidence.excludedPairs() > 0) {
      clauses.add(exclusionsClause());
    }
    if (guarantee != null
        && guarantee.incumbentErrors() != null
        && guarantee.challengerErrors() != null) {
      addObservedErrors(guarantee.incumbentErrors(), guarantee.challengerErrors(), clauses);
    }
    if (guarantee != null && guarantee.withheld() != null && guarantee.reason() != null) {
      clauses.add(asClause(guarantee.reason()));
    }
    if (guarantee != null && guarantee.pairsWithoutReference() != null) {
      clauses.add(referenceClause(guarantee.pairs(), guarantee.pairsWithoutReference()));
    }
    return String.join("; ", clauses);
  }

  /** A bootstrap interval at a fixed size holds for one look only. */
  private String fixedSizeGain() {
    return "gain %s (%s to %s with %s confidence at one look)"
        .formatted(
            roundHalfEven(evidence.gain()),
            roundDown(evidence.interval().low()),
            roundUp(evidence.interval().high()),
            confidencePercent(1 - evidence.confidence()));
  }

  private String gainClause(Guarantee guarantee) {
    double low = evidence.interval().low();
    double high = evidence.interval().high();
    return switch (guarantee.verdict()) {
      case BETTER -> "at least %s points better (%s)".formatted(roundDown(low), atLeast(guarantee));
      case NOT_WORSE -> "at most %s points worse (%s)".formatted(roundUp(-low), atLeast(guarantee));
      case WORSE -> "at least %s points worse (%s)".formatted(roundDown(-high), atMost(guarantee));
      case NO_GAIN_WORTH_HAVING ->
          "at most %s points better, no gain worth having (%s)"
              .formatted(roundUp(high), atMost(guarantee));
      case UNDECIDED ->
          "%s after %d pairs%s (%s)"
              .formatted(
                  verdictWithheldOrNone(guarantee.withheld()),
                  guarantee.pairs(),
                  pairsNeededClause(guarantee),
                  gainWithBounds("%s to %s".formatted(roundDown(low), roundUp(high)), guarantee));
    };
  }

  private static String verdictWithheldOrNone(@Nullable Verdict withheld) {
    return switch (withheld) {
      case null -> "no verdict";
      case BETTER -> "better, but withheld";
      case NOT_WORSE -> "not worse, but withheld";
      case WORSE -> "worse, but withheld";
      case NO_GAIN_WORTH_HAVING -> "no gain worth having, but withheld";
      case UNDECIDED -> "no verdict";
    };
  }

  private static String pairsNeededClause(Guarantee guarantee) {
    return guarantee.pairsNeeded() == null
        ? ""
        : "; about %d would be needed".formatted(guarantee.pairsNeeded());
  }

  private String atLeast(Guarantee guarantee) {
    return gainWithBounds("at least " + roundDown(evidence.interval().low()), guarantee);
  }

  private String atMost(Guarantee guarantee) {
    return gainWithBounds("at most " + roundUp(evidence.interval().high()), guarantee);
  }

  private String gainWithBounds(String bounds, Guarantee guarantee) {
    return "gain %s, %s with %s confidence at every look"
        .formatted(roundHalfEven(evidence.gain()), bounds, confidencePercent(guarantee.level()));
  }

  private String signTestClause(Guarantee guarantee) {
    boolean shown = guarantee.signEvidence() >= 1 / guarantee.level();
    return "the challenger won %d of %d pairs%s%s"
        .formatted(
            guarantee.wins(),
            guarantee.unequalPairs(),
            guarantee.unequalPairs() < evidence.models() ? " that differ" : "",
            shown ? ", which shows that it wins more often than not" : "");
  }

  /** The incumbent's first. */
  private void addObservedErrors(
      ObservedErrors incumbent, ObservedErrors challenger, List<String> clauses) {
    if (incumbent.meanError() != null && challenger.meanError() != null) {
      clauses.add(
          "means without clipping %s and %s %%, above the window %s and %s, below it %s and %s"
              .formatted(
                  roundHalfEven(incumbent.meanError()),
                  roundHalfEven(challenger.meanError()),
                  percent(incumbent.shareAboveWindow()),
                  percent(challenger.shareAboveWindow()),
                  percent(incumbent.shareBelowWindow()),
                  percent(challenger.shareBelowWindow())));
      double difference = incumbent.meanError() - challenger.meanError();
      if (Math.abs(difference - evidence.gain()) >= MIN_EXPLAINED_POINTS) {
        clauses.add(differenceClause(difference));
      }
    }
    if (incumbent.abandoned() + challenger.abandoned() > 0) {
      clauses.add(
          "%d and %d networks were abandoned, and count against what is claimed"
              .formatted(incumbent.abandoned(), challenger.abandoned()));
    }
  }

  /** Why the means that stand beside a gain differ by another figure. */
  private static String differenceClause(double difference) {
    return ("these means differ by %s, not by the gain, which counts clipped errors and, with a"
            + " reference, corrects for which networks happened to be drawn")
        .formatted(roundHalfEven(difference));
  }

  /** A sentence without its capital letter and full stop. */
  private static String asClause(String sentence) {
    String open = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    return open.substring(0, 1).toLowerCase(Locale.ROOT) + open.substring(1);
  }

  private static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  private static String referenceClause(int pairs, int without) {
    return without > pairs
        ? "the reference saved about %d of %d pairs".formatted(without - pairs, without)
        : "the reference saved no pairs";
  }

  private String exclusionsClause() {
    return evidence.excludedPairs() == 1
        ? "1 pair is left out, since a network was abandoned"
        : "%d pairs are left out, since networks were abandoned"
            .formatted(evidence.excludedPairs());
  }

  /** The training time of the challenger. */
  private static String trainingTime(double seconds) {
    if (seconds >= MIN_IN_UNIT * SECONDS_PER_HOUR) {
      return roundHalfEven(seconds / SECONDS_PER_HOUR) + " trainer hours";
    }
    return seconds >= SECONDS_PER_MINUTE
        ? roundHalfEven(seconds / SECONDS_PER_MINUTE) + " trainer minutes"
        : roundHalfEven(seconds) + " trainer seconds";
  }

  /** The confidence 1 − alpha in percent, rounded down. */
  private static String confidencePercent(double level) {
    BigDecimal points = BigDecimal.valueOf(100 * level).round(NINE_DIGITS).round(TWO_DIGITS_UP);
    return BigDecimal.valueOf(100).subtract(points).stripTrailingZeros().toPlainString() + " %";
  }

  static String roundHalfEven(double points) {
    return rounded(points, RoundingMode.HALF_EVEN);
  }

  private static String roundDown(double points) {
    return rounded(points, RoundingMode.FLOOR);
  }

  private static String roundUp(double points) {
    return rounded(points, RoundingMode.CEILING);
  }

  /** With one decimal, with two below a tenth. */
  private static String rounded(double value, RoundingMode mode) {
    int decimals = value != 0 && Math.abs(value) < MIN_IN_UNIT ? 2 : 1;
    BigDecimal exact = BigDecimal.valueOf(value).round(NINE_DIGITS);
    String digits = exact.setScale(decimals, mode).abs().toPlainString();
    boolean below = exact.setScale(decimals, mode).signum() < 0;
    return String.format(Locale.ROOT, "%s%s", below ? "−" : "", digits);
  }
}
