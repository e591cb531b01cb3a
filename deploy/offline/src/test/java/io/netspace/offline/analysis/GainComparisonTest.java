package io.netspace.offline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.statistics.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GainComparisonTest {
  private static final int PILOT = 20;
  private static final int PAIRS = 200;
  private static final int MAX_EXCLUDED = PAIRS / 10;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {0, MAX_EXCLUDED})
  void aClearGainIsBetterWhileATenthOfThePairsAtMostIsExcluded(int excluded) throws IOException {
    // When
    GainComparison gain = compare(excluded);

    // Then
    assertThat(gain.excludedPairs()).isEqualTo(excluded);
    assertThat(gain.verdict()).isEqualTo(Verdict.BETTER);
    assertThat(gain.description()).isEqualTo("the challenger is better");
  }

  @Test
  void moreExcludedPairsThanATenthBlockTheVerdict() throws IOException {
    // When
    GainComparison gain = compare(MAX_EXCLUDED + 1);

    // Then: the interval is as clear as before, but what is missing may be missing for a reason.
    assertThat(gain.interval().low()).isPositive();
    assertThat(gain.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(gain.description())
        .isEqualTo("it is undecided; more than a tenth of the pairs have no error");
  }

  @Test
  void aLookWithTooManyExcludedPairsGivesNoFirstVerdict() throws IOException {
    // Given: the excluded pairs come first, so that a tenth is exceeded at every look.
    GainComparison blocked = compare(MAX_EXCLUDED + 1);
    GainComparison allowed = compare(0);

    // When, then
    assertThat(allowed.firstVerdict()).isNotNull();
    assertThat(blocked.firstVerdict()).isNull();
  }

  @Test
  void laterLooksMayGiveTheFirstVerdict() throws IOException {
    // When
    GainComparison gain = compare(MAX_EXCLUDED / 2);

    // Then: 10 excluded pairs are a tenth from the 100th pair on.
    GainComparison.FirstVerdict first = gain.firstVerdict();
    assertThat(first).isNotNull();
    assertThat(first.pairs()).isGreaterThanOrEqualTo(90);
  }

  /** A challenger that is 6 points better, whose first rows have no error. */
  private GainComparison compare(int excluded) throws IOException {
    PopulationAnalysis incumbent = population("incumbent.csv", 1, PILOT + PAIRS, 50, 0);
    PopulationAnalysis challenger = population("challenger.csv", 2, PAIRS, 44, excluded);
    return GainComparison.of(incumbent, challenger, new GainComparisonRequest(0.95, 2, 2, 90));
  }

  private PopulationAnalysis population(
      String name, long seed, int rows, double mean, int withoutError) throws IOException {
    Random random = new Random(seed);
    String text =
        IntStream.range(0, rows)
            .mapToObj(row -> error(row < withoutError, mean + 3 * random.nextGaussian()))
            .collect(Collectors.joining("\n", "error\n", "\n"));
    return PopulationAnalysis.of(
        Files.writeString(directory.resolve(name), text),
        new AnalysisRequest(null, null, List.of(), 0.25, 100, 0.95, null, 10));
  }

  private static String error(boolean absent, double error) {
    return absent ? "\"\"" : String.valueOf(error);
  }
}
