package io.netspace.trainer.adapter.outbound.dl4j.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SoakBenchTest {
  /** A network that is not closed keeps about ten times as much. */
  private static final double MOST_BYTES_PER_NETWORK = 2e6;

  private static final int NETWORKS = 50;
  private static final double AN_HOUR = 3600;

  @Test
  void fiftyNetworksLeaveNothing() throws IOException, InterruptedException {
    // Given
    ByteArrayOutputStream told = new ByteArrayOutputStream();

    // When
    MemoryTrend course =
        new SoakBench().run(NETWORKS, AN_HOUR, new PrintStream(told, true, StandardCharsets.UTF_8));

    // Then
    assertThat(course.samples()).hasSize(NETWORKS);
    assertThat(told.toString(StandardCharsets.UTF_8)).hasLineCount(NETWORKS);
    assertThat(course.bytesPerNetwork()).isLessThan(MOST_BYTES_PER_NETWORK);
  }
}
