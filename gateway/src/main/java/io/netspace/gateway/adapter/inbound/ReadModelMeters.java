package io.netspace.gateway.adapter.inbound;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netspace.gateway.application.StudyQueries;
import io.netspace.gateway.domain.study.StudyState;
import io.netspace.messaging.log.LogEntry;
import io.netspace.model.study.CandidateStatus;
import io.netspace.model.study.Outcome;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Metrics of the read model: candidates by status, studies by state, and its lag. */
@Singleton
public class ReadModelMeters {
  private final Clock clock;
  private final Timer lag;

  ReadModelMeters(MeterRegistry registry, StudyQueries queries, Clock clock) {
    this.clock = clock;
    this.lag =
        Timer.builder("netspace.gateway.edf.lag")
            .description("From an outcome's publication to its effect in the distributions")
            .publishPercentiles(0.5, 0.99)
            .register(registry);
    for (StudyState state : StudyState.values()) {
      Gauge.builder("netspace.gateway.studies", queries, known -> known.count(state))
          .description("Studies by state")
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    for (CandidateStatus status : CandidateStatus.values()) {
      if (status.isOutcome()) {
        FunctionCounter.builder(
                "netspace.gateway.outcomes", queries, known -> known.counts().of(status))
            .description("Candidates with an outcome, by status")
            .tag("fate", status.label())
            .register(registry);
      }
    }
    Gauge.builder(
            "netspace.gateway.outstanding",
            queries,
            known -> known.counts().of(CandidateStatus.OUTSTANDING))
        .description("Candidates without an outcome")
        .register(registry);
  }

  /** Records the lag of entries that have just been applied. */
  void recordLag(List<LogEntry> entries) {
    Instant now = clock.instant();
    for (LogEntry entry : entries) {
      if (entry.event() instanceof Outcome) {
        lag.record(Duration.between(entry.time(), now));
      }
    }
  }
}
