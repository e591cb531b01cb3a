package io.netspace.trainer.adapter.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.netspace.trainer.application.Backoff;
import io.netspace.trainer.application.CandidateQueue;
import io.netspace.trainer.application.CandidateWorker;
import io.netspace.trainer.application.CloseWork;
import io.netspace.trainer.application.Heartbeat;
import io.netspace.trainer.application.Preflight;
import io.netspace.trainer.application.RecyclePolicy;
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
 * All workers of this process. They start once the preflight has passed and the closed populations
 * are known, are monitored by a watchdog, and requeue their candidates when the process stops. When
 * recycling is due, each stops after its candidate, and the last one ends the process.
 */
@ApplicationScoped
class WorkerPool {
  private static final Logger LOGGER = Logger.getLogger(WorkerPool.class);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration WATCHDOG_INTERVAL = Duration.ofSeconds(1);
  private static final Duration INITIAL_BACKOFF = Duration.ofSeconds(1);
  private static final Duration MAX_BACKOFF = Duration.ofMinutes(1);
  private static final int EXIT_STALLED = 70;
  private static final int EXIT_RECYCLED = 75;

  private final ClosureConsumer closureConsumer;
  private final Preflight preflight;
  private final List<CandidateWorker> workers;
  private final RecyclePolicy recycling;
  private final AtomicInteger activeWorkers;
  private final Watchdog watchdog;
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch preflightDone = new CountDownLatch(1);
  private volatile @Nullable String preflightFailure;

  WorkerPool(
      KafkaClients clients,
      CloseWork closeWork,
      Preflight preflight,
      TrainCandidate useCase,
      RequeuePublisher requeuePublisher,
      DeadLetterPublisher deadLetters,
      WorkerNames names,
      StallLimits limits,
      RecyclePolicy recycling,
      MeterRegistry meters) {
    QueueMeters queueMeters = new QueueMeters(meters);
    CandidateQueue queue =
        new KafkaCandidateQueue(clients::openQueue, requeuePublisher, deadLetters);
    this.closureConsumer = new ClosureConsumer(clients::openLog, closeWork);
    this.preflight = preflight;
    this.workers =
        names.all().stream()
            .map(
                name ->
                    new CandidateWorker(
                        queue, useCase, queueMeters, recycling, INITIAL_BACKOFF, name))
            .toList();
    this.recycling = recycling;
    this.activeWorkers = new AtomicInteger(workers.size());
    this.watchdog =
        new Watchdog(
            workers.stream().map(CandidateWorker::heartbeat).toList(),
            WATCHDOG_INTERVAL,
            limits,
            WorkerPool::halt);
    meters.gauge("netspace.trainer.busy", this, WorkerPool::busy);
    meters.gauge("netspace.trainer.seconds.since.progress", watchdog, WorkerPool::stallSeconds);
  }

  boolean closuresKnown() {
    return closureConsumer.isCaughtUp();
  }

  boolean preflightPassed() {
    return preflightDone.getCount() == 0;
  }

  /** The reason why this process cannot train, if the preflight failed. */
  Optional<String> preflightFailure() {
    return Optional.ofNullable(preflightFailure);
  }

  /** The device that executes the operations, once the preflight has passed. */
  Optional<String> device() {
    return preflightPassed() ? Optional.of(preflight.device()) : Optional.empty();
  }

  boolean allPolling() {
    return workers.stream().allMatch(CandidateWorker::isPolling);
  }

  void start(@Observes StartupEvent event) {
    startThread("closings", closureConsumer);
    startThread("watchdog", this::watch);
    startThread("workers", this::startWorkers);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping.countDown();
    closureConsumer.stop();
    workers.forEach(CandidateWorker::stop);
    for (Thread thread : startedThreads()) {
      thread.join(STOP_TIMEOUT);
    }
  }

  private double busy() {
    return workers.stream().filter(CandidateWorker::isBusy).count();
  }

  private static double stallSeconds(Watchdog watchdog) {
    return watchdog.longestStall().toSeconds();
  }

  private void startWorkers() {
    try {
      awaitPreflight();
      if (preflightPassed() && closureConsumer.awaitCaughtUp()) {
        LOGGER.infof(
            "Closings known, taking candidates: workers=%d device=%s",
            workers.size(), preflight.device());
        workers.forEach(worker -> startThread("queue", () -> runWorker(worker)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void runWorker(CandidateWorker worker) {
    worker.run();
    if (activeWorkers.decrementAndGet() == 0 && recycling.isDue()) {
      LOGGER.infof(
          "Trained enough, this process makes room for a fresh one: exitCode=%d", EXIT_RECYCLED);
      Quarkus.asyncExit(EXIT_RECYCLED);
    }
  }

  /**
   * Repeats the preflight until it passes or the process stops, so that no candidate is lost to it.
   */
  private void awaitPreflight() throws InterruptedException {
    Backoff backoff = new Backoff(INITIAL_BACKOFF, MAX_BACKOFF);
    Optional<String> failure = preflight.failure();
    while (failure.isPresent()) {
      preflightFailure = failure.get();
      LOGGER.errorf("This process cannot train and takes no candidate: %s", failure.get());
      if (stopping.await(backoff.nextDelay().toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
      failure = preflight.failure();
    }
    preflightFailure = null;
    preflightDone.countDown();
  }

  private void watch() {
    try {
      while (!stopping.await(WATCHDOG_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        watchdog.tick();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the process at once: nothing else ends a stalled training and frees its candidate. */
  private static void halt(Heartbeat.Activity activity, Duration stalled) {
    LOGGER.errorf(
        "Training hangs, this process ends so that its candidate is given to another: work=%s"
            + " seconds=%d",
        activity, stalled.toSeconds());
    Runtime.getRuntime().halt(EXIT_STALLED);
  }

  private synchronized void startThread(String name, Runnable task) {
    threads.add(Thread.ofPlatform().daemon().name("trainer-" + name).start(task));
  }

  private synchronized List<Thread> startedThreads() {
    return List.copyOf(threads);
  }
}
