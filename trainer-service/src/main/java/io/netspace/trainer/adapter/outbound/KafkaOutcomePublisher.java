package io.netspace.trainer.adapter.outbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.netspace.messaging.codec.EventCodec;
import io.netspace.messaging.event.CandidateRequeued;
import io.netspace.messaging.event.EpochCompleted;
import io.netspace.model.study.CandidateStatus;
import io.netspace.model.study.Event;
import io.netspace.model.study.Outcome;
import io.netspace.trainer.application.Backoff;
import io.netspace.trainer.application.OutcomePublisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/**
 * Publishes outcomes and progress on their topics, and counts the outcomes. Publishing an outcome
 * blocks until the broker has it, however long that takes.
 */
@ApplicationScoped
class KafkaOutcomePublisher implements OutcomePublisher {
  private static final Logger LOGGER = Logger.getLogger(KafkaOutcomePublisher.class);
  private static final String SOURCE = "/trainer";
  private static final Duration INITIAL_BACKOFF = Duration.ofMillis(250);
  private static final Duration MAX_BACKOFF = Duration.ofSeconds(10);

  private final EventCodec codec = new EventCodec();
  private final Producer<String, byte[]> producer;
  private final MeterRegistry meters;
  private final Clock clock;

  KafkaOutcomePublisher(Producer<String, byte[]> producer, MeterRegistry meters, Clock clock) {
    this.producer = producer;
    this.meters = meters;
    this.clock = clock;
  }

  /** Not ended by an interrupt, which is restored afterwards. */
  @Override
  public void publish(Outcome outcome) {
    ProducerRecord<String, byte[]> out = codec.encode(outcome, SOURCE, clock.instant());
    boolean interrupted = Thread.interrupted();
    Backoff backoff = new Backoff(INITIAL_BACKOFF, MAX_BACKOFF);
    while (!isAcknowledged(out)) {
      interrupted |= sleepUninterruptibly(backoff.nextDelay());
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    String status = CandidateStatus.of(outcome).label();
    meters.counter("netspace.trainer.candidates", "outcome", status).increment();
    LOGGER.debugf("Outcome published: %s candidateId=%s", status, outcome.candidate().id());
  }

  @Override
  public void publish(EpochCompleted progress) {
    sendProgress(progress);
  }

  @Override
  public void publish(CandidateRequeued requeued) {
    sendProgress(requeued);
  }

  private void sendProgress(Event progress) {
    CompletableFuture<RecordMetadata> _ =
        send(codec.encode(progress, SOURCE, clock.instant()))
            .whenComplete(
                (_, failure) -> {
                  if (failure != null) {
                    LOGGER.debugf(failure, "Progress not sent: id=%s", progress.id());
                  }
                });
  }

  /** A record that is too large stays so; any other failure may be temporary. */
  private boolean isAcknowledged(ProducerRecord<String, byte[]> out) {
    try {
      send(out).join();
      return true;
    } catch (CompletionException e) {
      if (e.getCause() instanceof RecordTooLargeException tooLarge) {
        throw tooLarge;
      }
      LOGGER.warnf("Outcome waits for the broker: study=%s reason=%s", out.key(), e.getCause());
      return false;
    }
  }

  private CompletableFuture<RecordMetadata> send(ProducerRecord<String, byte[]> out) {
    CompletableFuture<RecordMetadata> sent = new CompletableFuture<>();
    try {
      Future<RecordMetadata> _ =
          producer.send(
              out,
              (metadata, failure) -> {
                if (failure == null) {
                  sent.complete(metadata);
                } else {
                  sent.completeExceptionally(failure);
                }
              });
    } catch (KafkaException e) {
      sent.completeExceptionally(e);
    }
    return sent;
  }

  /** Waits for the whole time; returns whether the thread was interrupted meanwhile. */
  private static boolean sleepUninterruptibly(Duration time) {
    boolean interrupted = Thread.interrupted();
    long until = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < until) {
      LockSupport.parkNanos(until - System.nanoTime());
      interrupted |= Thread.interrupted();
    }
    return interrupted;
  }
}
