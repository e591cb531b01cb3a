package io.netspace.trainer.application;

import io.netspace.trainer.application.Pulse.Work;
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
  private final BiConsumer<Work, Duration> onHung;
  private final List<Watched> workers;

  /**
   * @param tick time from one {@link #tick()} to the next
   * @param onHung told what a thread hangs at, and since when
   */
  public Watchdog(
      Collection<Pulse> pulses,
      Duration tick,
      StallLimits limits,
      BiConsumer<Work, Duration> onHung) {
    this.workers = pulses.stream().map(Watched::new).toList();
    this.tick = tick;
    this.limits = limits;
    this.onHung = onHung;
  }

  /** Looks at every worker once. */
  public void tick() {
    for (Watched worker : workers) {
      worker.look();
      if (worker.still().compareTo(limit(worker.work())) > 0) {
        onHung.accept(worker.work(), worker.still());
      }
    }
  }

  /** The longest time that a training has made no step for; zero where none is on. */
  public Duration longestStill() {
    return workers.stream().map(Watched::still).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  private Duration limit(Work work) {
    return switch (work) {
      case NONE -> Duration.ofMillis(Long.MAX_VALUE);
      case READING_IMAGES -> limits.readingImages();
      case TRAINING -> limits.training();
    };
  }

  private final class Watched {
    private final Pulse pulse;
    private long beats;
    private volatile long stillTicks;

    Watched(Pulse pulse) {
      this.pulse = pulse;
    }

    void look() {
      long now = pulse.beats();
      stillTicks = now == beats && work() != Work.NONE ? stillTicks + 1 : 0;
      beats = now;
    }

    Work work() {
      return pulse.work();
    }

    Duration still() {
      return tick.multipliedBy(stillTicks);
    }
  }
}
