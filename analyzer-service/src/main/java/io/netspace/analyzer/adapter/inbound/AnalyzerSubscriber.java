package io.netspace.analyzer.adapter.inbound;

import io.micrometer.core.annotation.Timed;
import io.netspace.analyzer.application.RefineDesignSpace;
import io.netspace.messaging.consumer.LogSubscriber;
import io.netspace.messaging.log.LogProjection;
import jakarta.enterprise.context.ApplicationScoped;

/** Applies the log to the studies, and publishes every step that follows from it. */
@ApplicationScoped
public class AnalyzerSubscriber implements LogSubscriber {
  private final RefineDesignSpace refineDesignSpace;

  AnalyzerSubscriber(RefineDesignSpace refineDesignSpace) {
    this.refineDesignSpace = refineDesignSpace;
  }

  @Override
  public LogProjection projection() {
    return refineDesignSpace;
  }

  @Timed(value = "netspace.analyzer.advance", description = "Publishing the steps that are due")
  @Override
  public void onCaughtUp() {
    refineDesignSpace.advance();
  }
}
