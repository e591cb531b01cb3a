package io.netspace.trainer.adapter.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.netspace.trainer.application.Closings;
import io.netspace.trainer.application.TrainCandidate;
import io.netspace.trainer.application.WorkerNames;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * All workers of this process: they start when the closings are known, and hand their candidates
 * back when the process stops.
 */
@ApplicationScoped
class Workers {
  private static final Logger LOGGER = Logger.getLogger(Workers.class);
  private static final Duration STOP = Duration.ofSeconds(10);

  private final ClosingConsumer closings;
  private final List<CandidateConsumer> consumers;
  private final List<Thread> threads = new ArrayList<>();

  Workers(
      KafkaClients clients,
      Closings closings,
      TrainCandidate useCase,
      DeadLetters deadLetters,
      WorkerNames names,
      MeterRegistry meters) {
    this.closings = new ClosingConsumer(clients::openLog, closings);
    this.consumers =
        names.all().stream()
            .map(name -> new CandidateConsumer(clients::openQueue, useCase, deadLetters, name))
            .toList();
    meters.gauge("netspace.trainer.busy", this, Workers::busy);
  }

  boolean closingsKnown() {
    return closings.isCaughtUp();
  }

  boolean allPolling() {
    return consumers.stream().allMatch(CandidateConsumer::isPolling);
  }

  void start(@Observes StartupEvent event) {
    spawn("closings", closings);
    spawn("workers", this::startConsumers);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    closings.stop();
    consumers.forEach(CandidateConsumer::stop);
    for (Thread thread : startedThreads()) {
      thread.join(STOP);
    }
  }

  private double busy() {
    return consumers.stream().filter(CandidateConsumer::isBusy).count();
  }

  private void startConsumers() {
    try {
      if (closings.awaitCaughtUp()) {
        LOGGER.infof("Closings known, taking candidates: workers=%d", consumers.size());
        consumers.forEach(consumer -> spawn("queue", consumer));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void spawn(String name, Runnable task) {
    threads.add(Thread.ofPlatform().daemon().name("trainer-" + name).start(task));
  }

  private synchronized List<Thread> startedThreads() {
    return List.copyOf(threads);
  }
}
