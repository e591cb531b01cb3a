package io.netspace.lab.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.local.process.Installation;
import io.netspace.local.study.TinyStudy;
import io.netspace.offline.common.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ChaosIT {
  /** Sampler, analyzer, gateway, broker, store and two trainers. */
  private static final int PROCESSES = 7;

  private final Terminal terminal = new Terminal(System.err, false, 80);

  @TempDir Path directory;

  @Test
  @Timeout(value = 8, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aStudyWithEveryProcessKilledOnceEndsWithEqualResults()
      throws IOException, InterruptedException {
    // Given
    ChaosPlan plan = new ChaosPlan(1, PROCESSES, Duration.ofMillis(300), Duration.ofMillis(900), 2);
    ChaosExperiment chaos =
        new ChaosExperiment(plan, Installation.ofThisProcess(), directory, terminal);
    // When
    List<RunResult> verdicts =
        chaos.run(TinyStudy.document(directory, terminal), List.of(Scenario.KILLS));
    // Then
    assertThat(verdicts).hasSize(2);
    assertThat(verdicts.getFirst().violations()).isEmpty();
    assertThat(verdicts.getLast().violations()).isEmpty();
    assertThat(verdicts.getLast().faultDescription())
        .isEqualTo(
            "7 kills: analyzer 1, broker 1, gateway 1, sampler 1, store 1, trainer-1 1, trainer-2 1");
  }
}
