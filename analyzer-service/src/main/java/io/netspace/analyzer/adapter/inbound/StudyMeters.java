package io.netspace.analyzer.adapter.inbound;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.netspace.analyzer.application.RefineDesignSpace;
import io.netspace.model.study.Decision;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Metrics of the analyzer, read when they are scraped. */
@Singleton
class StudyMeters implements MeterBinder {
  private final RefineDesignSpace refineDesignSpace;

  StudyMeters(RefineDesignSpace refineDesignSpace) {
    this.refineDesignSpace = refineDesignSpace;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("netspace.analyzer.studies.open", () -> refineDesignSpace.status().openStudies())
        .description("Studies that have not ended")
        .register(registry);
    FunctionCounter.builder(
            "netspace.analyzer.outcomes", refineDesignSpace, it -> it.status().outcomes())
        .description("Outcomes consumed since the start")
        .register(registry);
    for (Decision decision : Decision.values()) {
      FunctionCounter.builder(
              "netspace.analyzer.decisions",
              refineDesignSpace,
              it -> it.status().decisions().getOrDefault(decision, 0L))
          .tag("decision", decision.name().toLowerCase(Locale.ROOT))
          .description("Refinements decided, as far as known since the start")
          .register(registry);
    }
  }
}
