package io.netspace.trainer.adapter.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.netspace.trainer.application.Backoff;
import io.netspace.trainer.application.HeedClosing;
import io.netspace.trainer.application.Preflight;
import io.netspace.trainer.application.Pulse;
import io.netspace.trainer.application.Recycling;
import io.netspace.trainer.application.StallLimits;
import io.netspace.trainer.application.TrainCandidate;
import io.netspace.trainer.application.Watchdog;
import io.netspace.trainer.application.WorkerNames;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All workers of this process: they start when it is known to train and the closings are known, are
 * watched, and hand their candidates back when the process stops. When they have trained enough,
 * each ends after its candidate, and the last one ends the process.
 */
@ApplicationScoped
class Workers {
  private static final Logger LOGGER = Logger.getLogger(Workers.class);
  private static final Duration STOP = Duration.ofSeconds(10);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int HUNG = 70;
  private static final int RECYCLED = 75;

  private final ClosingConsumer closings;
  private final Preflight preflight;
  private final List<CandidateConsumer> consumers;
  private final Recycling recycling;
  private final AtomicInteger serving;
  private final Watchdog watchdog;
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch fit = new CountDownLatch(1);
  private volatile @Nullable String preflightFailure;

  Workers(
      KafkaClients clients,
      HeedClosing closings,
      Preflight preflight,
      TrainCandidate useCase,
      HandBacks handBacks,
      DeadLetters deadLetters,
      WorkerNames names,
      StallLimits limits,
      Recycling recycling,
      MeterRegistry meters) {
    QueueMeters queueMeters = new QueueMeters(meters);
    this.closings = new ClosingConsumer(clients::openLog, closings);
    this.preflight = preflight;
    this.consumers =
        names.all().stream()
            .map(
                name ->
                    new CandidateConsumer(
                        clients::openQueue,
                        useCase,
                        handBacks,
                        deadLetters,
                        queueMeters,
                        recycling,
                        FIRST_PAUSE,
                        name))
            .toList();
    this.recycling = recycling;
    this.serving = new AtomicInteger(consumers.size());
    this.watchdog =
        new Watchdog(
            consumers.stream().map(CandidateConsumer::pulse).toList(), TICK, limits, Workers::halt);
    meters.gauge("netspace.trainer.busy", this, Workers::busy);
    meters.gauge("netspace.trainer.seconds.since.progress", watchdog, Workers::secondsStill);
  }

  boolean closingsKnown() {
    return closings.isCaughtUp();
  }

  boolean preflightPassed() {
    return fit.getCount() == 0;
  }

  /** Why this process cannot train, if it was found out that it cannot. */
  Optional<String> preflightFailure() {
    return Optional.ofNullable(preflightFailure);
  }

  /** What really computes, once this process is known to train. */
  Optional<String> device() {
    return preflightPassed() ? Optional.of(preflight.device()) : Optional.empty();
  }

  boolean allPolling() {
    return consumers.stream().allMatch(CandidateConsumer::isPolling);
  }

  void start(@Observes StartupEvent event) {
    spawn("closings", closings);
    spawn("watchdog", this::watch);
    spawn("workers", this::startConsumers);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping.countDown();
    closings.stop();
    consumers.forEach(CandidateConsumer::stop);
    for (Thread thread : startedThreads()) {
      thread.join(STOP);
    }
  }

  private double busy() {
    return consumers.stream().filter(CandidateConsumer::isBusy).count();
  }

  private static double secondsStill(Watchdog watchdog) {
    return watchdog.longestStill().toSeconds();
  }

  private void startConsumers() {
    try {
      awaitPreflight();
      if (preflightPassed() && closings.awaitCaughtUp()) {
        LOGGER.infof(
            "Closings known, taking candidates: workers=%d device=%s",
            consumers.size(), preflight.device());
        consumers.forEach(consumer -> spawn("queue", () -> serve(consumer)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(CandidateConsumer consumer) {
    consumer.run();
    if (serving.decrementAndGet() == 0 && recycling.isDue()) {
      LOGGER.infof(
          "Trained enough, this process makes room for a fresh one: exitCode=%d", RECYCLED);
      Quarkus.asyncExit(RECYCLED);
    }
  }

  /** Tries whether this process trains until it does, or is to stop: no candidate pays for it. */
  private void awaitPreflight() throws InterruptedException {
    Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
    Optional<String> failure = preflight.failure();
    while (failure.isPresent()) {
      preflightFailure = failure.get();
      LOGGER.errorf("This process cannot train and takes no candidate: %s", failure.get());
      if (stopping.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
      failure = preflight.failure();
    }
    preflightFailure = null;
    fit.countDown();
  }

  private void watch() {
    try {
      while (!stopping.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
        watchdog.tick();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the process at once: nothing else ends a hung training, and its candidate waits. */
  private static void halt(Pulse.Work work, Duration still) {
    LOGGER.errorf(
        "Training hangs, this process ends so that its candidate is given to another: work=%s"
            + " seconds=%d",
        work, still.toSeconds());
    Runtime.getRuntime().halt(HUNG);
  }

  private synchronized void spawn(String name, Runnable task) {
    threads.add(Thread.ofPlatform().daemon().name("trainer-" + name).start(task));
  }

  private synchronized List<Thread> startedThreads() {
    return List.copyOf(threads);
  }
}
