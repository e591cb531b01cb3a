package io.netspace.gateway.adapter.inbound;

import io.netspace.gateway.application.ReadModel;
import io.netspace.messaging.consumer.LogReader;
import io.netspace.messaging.consumer.LogSubscriber;
import io.netspace.messaging.log.LogEntry;
import io.netspace.messaging.log.LogProjection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Applies the log to the read model, and measures how long after its publication. */
@ApplicationScoped
public class GatewaySubscriber implements LogSubscriber {
  private final LogProjection projection;

  GatewaySubscriber(LogReader log, ReadModel model, ReadModelMeters meters) {
    this.projection = new MeasuredModel(log, model, meters);
  }

  @Override
  public LogProjection projection() {
    return projection;
  }

  /** The read model with its lag, measured only while caught up: replayed events are not late. */
  private record MeasuredModel(LogReader log, ReadModel model, ReadModelMeters meters)
      implements LogProjection {
    @Override
    public void apply(List<LogEntry> entries) {
      model.apply(entries);
      if (log.caughtUp()) {
        meters.recordLag(entries);
      }
    }

    @Override
    public void reset() {
      model.reset();
    }
  }
}
