package io.netspace.lab.loop;

import static io.netspace.model.testing.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.study.Candidate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoopBenchTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void theLastThirdIsMeasuredByItself() {
    // Given
    OutcomeThroughput progress = new OutcomeThroughput();
    // When
    for (int i = 0; i < 200; i++) {
      progress.recordDurable(i * SECOND / 100);
    }
    for (int i = 0; i < 100; i++) {
      progress.recordDurable(2 * SECOND + i * SECOND / 10);
    }
    // Then
    assertThat(progress.durableOutcomes()).isEqualTo(300);
    assertThat(progress.perSecond()).isCloseTo(25, within(1.0));
    assertThat(progress.perSecondInTheLastThird()).isCloseTo(10, within(0.5));
  }

  @Test
  void theLagIsReadFromTheMetricSummary() {
    // Given
    String metrics =
        """
        # TYPE netspace_gateway_edf_lag_seconds summary
        netspace_gateway_edf_lag_seconds{quantile="0.5"} 0.021
        netspace_gateway_edf_lag_seconds{quantile="0.99"} 0.25
        netspace_gateway_edf_lag_seconds_count 10.0
        """;
    // When
    Double median = EdfLag.seconds(metrics, 0.5);
    // Then
    assertThat(median).isEqualTo(0.021);
    assertThat(EdfLag.seconds(metrics, 0.99)).isEqualTo(0.25);
    assertThat(EdfLag.seconds("nothing 1.0", 0.5)).isNull();
  }

  @Test
  void residentMemoryIsReadFromTheStatus() {
    // Given
    List<String> status = List.of("VmHWM:\t  409600 kB", "VmRSS:\t  204800 kB");
    // When
    long megabytes = ProcessUsage.megabytes(status, "VmRSS");
    // Then
    assertThat(megabytes).isEqualTo(200);
    assertThat(ProcessUsage.megabytes(status, "VmHWM")).isEqualTo(400);
    assertThat(ProcessUsage.megabytes(List.of(), "VmRSS")).isZero();
  }

  @Test
  void theErrorIsAFunctionOfTheCandidate() {
    // Given
    Candidate candidate = aCandidate().candidate();
    // When
    double error = SyntheticErrors.errorPercent(candidate);
    // Then
    assertThat(error).isEqualTo(SyntheticErrors.errorPercent(candidate)).isBetween(1.0, 100.0);
  }

  @Test
  void aboutOneInAHundredDiverges() {
    // When
    long diverged =
        IntStream.range(0, 5_000)
            .mapToObj(i -> aCandidate().at(i).candidate())
            .filter(SyntheticErrors::diverges)
            .count();
    // Then
    assertThat(diverged).isBetween(20L, 100L);
  }
}
