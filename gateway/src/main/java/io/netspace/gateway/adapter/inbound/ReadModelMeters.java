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

/** What the ledger says, as meters: candidates by fate, studies by state, and how fresh it is. */
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
    for (CandidateStatus fate : CandidateStatus.values()) {
      if (fate.isOutcome()) {
        FunctionCounter.builder(
                "netspace.gateway.outcomes", queries, known -> known.counts().of(fate))
            .description("Candidates with an outcome, by fate")
            .tag("fate", fate.label())
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

  /** Takes note of entries whose effect has just come. */
  void recordLag(List<LogEntry> entries) {
    Instant now = clock.instant();
    for (LogEntry entry : entries) {
      if (entry.event() instanceof Outcome) {
        lag.record(Duration.between(entry.time(), now));
      }
    }
  }
}
