package io.netspace.gateway.application.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.statistics.Interval;
import io.netspace.model.statistics.Verdict;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.Guarantee;
import io.netspace.model.study.ObservedErrors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceSentenceTest {
  private static final String BESIDE =
      ", 60 + 60 models, 0.4 trainer hours; the challenger won 28 of 60 pairs";

  @Test
  void whatIsNotWorseIsAtMostSoMuchWorse() {
    assertThat(sentence(Verdict.NOT_WORSE, -0.2, -1.46, 1.1))
        .isEqualTo(
            "at most 1.5 points worse (gain −0.2, at least −1.5 with 99.7 % confidence at every"
                + " look)"
                + BESIDE);
  }

  @Test
  void whatIsBetterIsAtLeastSoMuchBetter() {
    assertThat(sentence(Verdict.BETTER, 2.0, 0.48, 3.52))
        .isEqualTo(
            "at least 0.4 points better (gain 2.0, at least 0.4 with 99.7 % confidence at every"
                + " look)"
                + BESIDE);
  }

  @Test
  void aSmallGainKeepsASecondDecimal() {
    assertThat(sentence(Verdict.BETTER, 0.9, 0.048, 1.9)).startsWith("at least 0.04 points better");
  }

  @Test
  void whatIsWorseIsAtLeastSoMuchWorse() {
    assertThat(sentence(Verdict.WORSE, -4, -5.9, -2.18))
        .isEqualTo(
            "at least 2.1 points worse (gain −4.0, at most −2.1 with 99.7 % confidence at every"
                + " look)"
                + BESIDE);
  }

  @Test
  void aFutileComparisonStatesItsUpperBound() {
    assertThat(sentence(Verdict.NO_GAIN_WORTH_HAVING, 0.2, -0.4, 0.77))
        .isEqualTo(
            "at most 0.8 points better, no gain worth having (gain 0.2, at most 0.8 with 99.7 %"
                + " confidence at every look)"
                + BESIDE);
  }

  @Test
  void withoutAVerdictThePairsNeededAreStated() {
    assertThat(sentence(Verdict.UNDECIDED, 0.2, -2.11, 2.51))
        .isEqualTo(
            "no verdict after 62 pairs; about 340 would be needed (gain 0.2, −2.2 to 2.6 with"
                + " 99.7 % confidence at every look)"
                + BESIDE);
  }

  @Test
  void theSignTestAndExclusionsAreStated() {
    // Given
    Guarantee guarantee = guarantee(Verdict.BETTER, 0.003, 51, 58, 400);

    // When
    String sentence = EvidenceSentence.of(evidence(guarantee, 2.0, 0.4, 3.5, 2, 95));

    // Then
    assertThat(sentence)
        .endsWith(
            ", 60 + 60 models, 1.6 trainer minutes; the challenger won 51 of 58 pairs that differ,"
                + " which shows that it wins more often than not; 2 pairs are left out, since"
                + " networks were abandoned");
  }

  @Test
  void whatWasMeasuredIsStatedBesideTheVerdict() {
    // Given
    Guarantee guarantee =
        observed(
            Verdict.NOT_WORSE,
            new ObservedErrors(45, 0, 56.72, 1, 2),
            new ObservedErrors(30, 15, 61.1, 1, 8),
            null,
            null);

    // When
    String sentence = EvidenceSentence.of(evidence(guarantee, 0.2, -1.4, 1.1, 0, 1440));

    // Then
    assertThat(sentence)
        .startsWith("at most 1.4 points worse (")
        .endsWith(
            BESIDE
                + "; means without clipping 56.7 and 61.1 %, above the window 4 % and 27 %, below"
                + " it 2 % and 3 %; these means differ by −4.4, not by the gain, which counts"
                + " clipped errors and, with a reference, corrects for which networks happened to"
                + " be drawn; 0 and 15 networks were abandoned, and count against what is"
                + " claimed");
  }

  @ParameterizedTest
  @CsvSource({"-7.16, true", "-3.4, true", "-2.9, false", "-2.27, false", "-1.4, false"})
  void aGainFarFromTheDifferenceOfTheMeansIsExplained(double gain, boolean isExplained) {
    // Given
    Guarantee guarantee =
        observed(
            Verdict.NO_GAIN_WORTH_HAVING,
            new ObservedErrors(12, 0, 57.47, 0, 0),
            new ObservedErrors(12, 0, 59.74, 0, 0),
            null,
            18);

    // When
    String sentence = EvidenceSentence.of(evidence(guarantee, gain, gain - 12, 6.2, 0, 80));

    // Then
    assertThat(sentence.contains("these means differ by −2.3, not by the gain"))
        .isEqualTo(isExplained);
  }

  @Test
  void aVerdictThatIsWithheldIsNamedWithItsReason() {
    // Given
    ObservedErrors errors = new ObservedErrors(60, 0, 50.0, 0, 9);
    Guarantee guarantee = observed(Verdict.UNDECIDED, errors, errors, Verdict.NOT_WORSE, null);

    // When
    String sentence = EvidenceSentence.of(evidence(guarantee, 0.2, -1.4, 1.1, 0, 1440));

    // Then
    assertThat(sentence)
        .startsWith("not worse, but withheld after 62 pairs (gain 0.2, −1.4 to 1.1 with 99.7 %")
        .endsWith("above the window 15 % and 15 %, below it 0 % and 0 %; no verdict");
  }

  @Test
  void whatAReferenceSavedIsStated() {
    // Given
    ObservedErrors errors = new ObservedErrors(60, 0, 50.0, 0, 9);
    Guarantee guarantee = observed(Verdict.BETTER, errors, errors, null, 140);

    // When
    String sentence = EvidenceSentence.of(evidence(guarantee, 2.0, 0.4, 3.5, 0, 1440));

    // Then
    assertThat(sentence).endsWith("; the reference saved about 78 of 140 pairs");
  }

  private static Guarantee observed(
      Verdict verdict,
      ObservedErrors incumbent,
      ObservedErrors challenger,
      @Nullable Verdict withheld,
      @Nullable Integer pairsWithoutReference) {
    return new Guarantee(
        verdict,
        2.0,
        120,
        0,
        62,
        new Interval(20, 60),
        0.003,
        null,
        28,
        60,
        0.6,
        1e12,
        verdict == Verdict.UNDECIDED ? "No verdict." : null,
        "0123456789abcdef",
        incumbent,
        challenger,
        withheld,
        pairsWithoutReference);
  }

  @Test
  void anEarlierVersionsIntervalHoldsForOneLook() {
    assertThat(EvidenceSentence.of(evidence(null, 0.5, -1.1, 2.0, 1, 40)))
        .isEqualTo(
            "gain 0.5 (−1.1 to 2.0 with 95 % confidence at one look), 60 + 60 models, 40.0 trainer"
                + " seconds; 1 pair is left out, since a network was abandoned");
  }

  @ParameterizedTest
  @CsvSource({
    "0.05, 95 %",
    "0.009, 99.1 %",
    "0.003, 99.7 %",
    "0.00018, 99.982 %",
    "0.0012345, 99.87 %"
  })
  void confidenceIsRoundedDown(double level, String confidence) {
    // Given
    Guarantee guarantee = guarantee(Verdict.BETTER, level, 28, 60, 1);

    // When
    String sentence = EvidenceSentence.of(evidence(guarantee, 2.0, 0.4, 3.5, 0, 1440));

    // Then
    assertThat(sentence).contains("with " + confidence + " confidence");
  }

  private static String sentence(Verdict verdict, double gain, double low, double high) {
    Guarantee guarantee = guarantee(verdict, 0.003, 28, 60, 0.6);
    return EvidenceSentence.of(evidence(guarantee, gain, low, high, 0, 1440));
  }

  private static Guarantee guarantee(
      Verdict verdict, double level, int wins, int unequal, double signEvidence) {
    boolean undecided = verdict == Verdict.UNDECIDED;
    return new Guarantee(
        verdict,
        2.0,
        120,
        0,
        62,
        new Interval(20, 60),
        level,
        undecided ? 340 : null,
        wins,
        unequal,
        signEvidence,
        1e12,
        undecided ? "No verdict." : null,
        "0123456789abcdef");
  }

  private static Evidence evidence(
      @Nullable Guarantee guarantee,
      double gain,
      double low,
      double high,
      int excluded,
      double seconds) {
    double confidence = guarantee == null ? 0.95 : 1 - guarantee.level();
    return new Evidence(
        0,
        1,
        60,
        excluded,
        42.5,
        41.9,
        gain,
        new Interval(low, high),
        confidence,
        2.0,
        seconds,
        guarantee);
  }
}
