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

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {0, 10})
  void aClearGainIsBetterWhileFewRowsHaveNoError(int missing) throws IOException {
    // When
    GainComparison gain = compare(missing);

    // Then
    assertThat(gain.pairs()).isEqualTo(PAIRS);
    assertThat(gain.challengerErrors().abandoned()).isEqualTo(missing);
    assertThat(gain.challengerErrors().networks()).isEqualTo(PAIRS - missing);
    assertThat(gain.verdict()).isEqualTo(Verdict.BETTER);
    assertThat(gain.description()).isEqualTo("the challenger is better");
  }

  @Test
  void rowsWithoutAnErrorCountAgainstTheChallenger() throws IOException {
    // When
    GainComparison complete = compare(0);
    GainComparison missing = compare(10);

    // Then: a twentieth at the upper end of the window costs as much.
    double width = complete.window().high() - complete.window().low();
    assertThat(missing.interval().low()).isLessThan(complete.interval().low() - 0.02 * width);
    assertThat(missing.firstVerdict().pairs()).isGreaterThan(complete.firstVerdict().pairs() + 10);
  }

  @Test
  void aVerdictIsWithheldWhileManyRowsHaveNoError() throws IOException {
    // When: rows without an error may be above the window, and 60 of 200 have none.
    GainComparison gain = compare(60);

    // Then
    assertThat(gain.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(gain.withheld()).isEqualTo(Verdict.BETTER);
    assertThat(gain.firstVerdict()).isNull();
    assertThat(gain.description())
        .isEqualTo(
            "it is undecided; that the challenger is better is withheld, since it has many more"
                + " errors above the window");
  }

  /** A challenger that is 6 points better, whose first rows have no error. */
  private GainComparison compare(int missing) throws IOException {
    PopulationAnalysis incumbent = population("incumbent.csv", 1, PILOT + PAIRS, 50, 0);
    PopulationAnalysis challenger = population("challenger.csv", 2, PAIRS, 44, missing);
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
