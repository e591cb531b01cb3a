package io.netspace.trainer.application;

import io.netspace.trainer.application.Heartbeat.Activity;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Notices a training that makes no step for long. It counts its own ticks and not the hours: a
 * process that was stopped, or a machine that slept, does not hang.
 */
public final class Watchdog {
  private final Duration tick;
  private final StallLimits limits;
  private final BiConsumer<Activity, Duration> stallHandler;
  private final List<Monitor> monitors;

  /**
   * @param tick time from one {@link #tick()} to the next
   * @param onHung told what a thread hangs at, and since when
   */
  public Watchdog(
      Collection<Heartbeat> pulses,
      Duration tick,
      StallLimits limits,
      BiConsumer<Activity, Duration> onHung) {
    this.monitors = pulses.stream().map(Monitor::new).toList();
    this.tick = tick;
    this.limits = limits;
    this.stallHandler = onHung;
  }

  /** Looks at every worker once. */
  public void tick() {
    for (Monitor worker : monitors) {
      worker.observe();
      if (worker.stallDuration().compareTo(limit(worker.activity())) > 0) {
        stallHandler.accept(worker.activity(), worker.stallDuration());
      }
    }
  }

  /** The longest time that a training has made no step for; zero where none is on. */
  public Duration longestStall() {
    return monitors.stream()
        .map(Monitor::stallDuration)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private Duration limit(Activity work) {
    return switch (work) {
      case IDLE -> Duration.ofMillis(Long.MAX_VALUE);
      case READING_IMAGES -> limits.imageLoading();
      case TRAINING -> limits.training();
    };
  }

  private final class Monitor {
    private final Heartbeat heartbeat;
    private long lastCount;
    private volatile long stalledTicks;

    Monitor(Heartbeat pulse) {
      this.heartbeat = pulse;
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
