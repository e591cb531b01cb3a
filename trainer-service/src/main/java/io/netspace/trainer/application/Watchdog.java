package io.netspace.trainer.application;

import io.netspace.trainer.application.Heartbeat.Activity;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Detects a training that makes no progress. It measures time in its own ticks: a suspended process
 * or machine is not taken for a stalled training.
 */
public final class Watchdog {
  private final Duration tick;
  private final StallLimits limits;
  private final BiConsumer<Activity, Duration> stallHandler;
  private final List<Monitor> monitors;

  /**
   * @param tick time from one {@link #tick()} to the next
   * @param stallHandler called with the activity of a stalled thread and the time without progress
   */
  public Watchdog(
      Collection<Heartbeat> heartbeats,
      Duration tick,
      StallLimits limits,
      BiConsumer<Activity, Duration> stallHandler) {
    this.monitors = heartbeats.stream().map(Monitor::new).toList();
    this.tick = tick;
    this.limits = limits;
    this.stallHandler = stallHandler;
  }

  /** Checks every worker once. */
  public void tick() {
    for (Monitor worker : monitors) {
      worker.observe();
      if (worker.stallDuration().compareTo(limit(worker.activity())) > 0) {
        stallHandler.accept(worker.activity(), worker.stallDuration());
      }
    }
  }

  /** The longest time without progress among the running trainings; zero if none runs. */
  public Duration longestStall() {
    return monitors.stream()
        .map(Monitor::stallDuration)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private Duration limit(Activity activity) {
    return switch (activity) {
      case IDLE -> Duration.ofMillis(Long.MAX_VALUE);
      case READING_IMAGES -> limits.imageLoading();
      case TRAINING -> limits.training();
    };
  }

  private final class Monitor {
    private final Heartbeat heartbeat;
    private long lastCount;
    private volatile long stalledTicks;

    Monitor(Heartbeat heartbeat) {
      this.heartbeat = heartbeat;
    }

    void observe() {
      long now = heartbeat.count();
      stalledTicks = now == lastCount && activity() != Activity.IDLE ? stalledTicks + 1 : 0;
      lastCount = now;
    }

    Activity activity() {
      return heartbeat.activity();
    }

    Duration stallDuration() {
      return tick.multipliedBy(stalledTicks);
    }
  }
}
