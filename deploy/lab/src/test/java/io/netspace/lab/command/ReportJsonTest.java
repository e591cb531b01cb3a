package io.netspace.lab.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.cli.operations.AuditReport;
import io.netspace.lab.chaos.ChaosPlan;
import io.netspace.lab.chaos.ChaosReport;
import io.netspace.lab.chaos.RunResult;
import io.netspace.lab.loop.LoopLoad;
import io.netspace.lab.loop.LoopMeasurements;
import io.netspace.local.audit.AuditSource;
import io.netspace.local.audit.StudyAudit;
import io.netspace.model.study.StudyId;
import io.netspace.offline.common.Json;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Names and order of the fields that programs read. */
class ReportJsonTest {
  private static final LoopLoad LOAD = new LoopLoad(600, Duration.ofMillis(20), 512, 3);

  @Test
  void unknownLagsAreNullAndAMissingAuditIsAbsent() {
    // Given
    LoopMeasurements figures =
        new LoopMeasurements(
            "study-1",
            "CONCLUDED",
            600,
            12.5,
            11,
            null,
            null,
            Map.of(
                "broker",
                new LoopMeasurements.ProcessMeasurements(0, 301, 322, Duration.ofMillis(4250))),
            2);
    // When
    String line = Json.toLine(LoopBenchReport.Line.of(LOAD, figures, null));
    // Then
    assertThat(line)
        .isEqualTo(
            "{\"study\":\"study-1\",\"state\":\"CONCLUDED\",\"trainers\":\"waiting\","
                + "\"waitingTrainers\":3,\"waitMillis\":20,\"maxOutstanding\":512,\"cores\":2,"
                + "\"outcomes\":600,\"outcomesPerSecond\":12.5,\"outcomesPerSecondLastThird\":11.0,"
                + "\"edfLagMedianSeconds\":null,\"edfLagP99Seconds\":null,\"processes\":{\"broker\":"
                + "{\"residentMegabytesAt10000\":0,\"residentMegabytesAtEnd\":301,"
                + "\"residentMegabytesPeak\":322,\"cpuSeconds\":4.25}}}");
  }

  @Test
  void anAuditHasCountsBySourceAndPopulation() {
    // Given
    StudyAudit audit =
        new StudyAudit(
            new StudyId("study-1"),
            Map.of(AuditSource.SAMPLER, Collections.emptySortedMap()),
            List.of());
    // When
    String line = Json.toLine(AuditReport.Line.of(audit));
    // Then
    assertThat(line)
        .isEqualTo(
            "{\"study\":\"study-1\",\"equal\":true,\"counts\":{\"sampler\":{\"sampled\":0,"
                + "\"trained\":0,\"diverged\":0,\"abandoned\":{},\"outstanding\":0,"
                + "\"populations\":{}}},\"different\":0,\"differences\":[]}");
  }

  @Test
  void aChaosReportHasARunPerScenario() {
    // Given
    RunResult run =
        new RunResult(
            "kills",
            "2 killed",
            Duration.ofMillis(61_500),
            48,
            new TreeMap<>(Map.of("trained", 48)),
            5,
            3,
            List.of("late"));
    ChaosReport report =
        new ChaosReport(
            "./netspace chaos",
            "chaos",
            new ChaosPlan(7, 2, Duration.ZERO, Duration.ZERO, 2),
            List.of(run));
    // When
    String line = Json.toLine(ChaosReport.Line.of(report));
    // Then
    assertThat(line)
        .isEqualTo(
            "{\"command\":\"./netspace chaos\",\"study\":\"chaos\",\"seed\":7,\"kills\":2,"
                + "\"trainers\":2,\"equal\":false,\"runs\":[{\"scenario\":\"kills\","
                + "\"done\":\"2 killed\",\"seconds\":61.5,\"candidates\":48,\"decisions\":5,"
                + "\"ends\":{\"trained\":48},\"repetitions\":3,\"equal\":false,"
                + "\"complaints\":[\"late\"]}]}");
  }
}
