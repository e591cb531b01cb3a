package io.netspace.trainer.adapter.outbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.netspace.contracts.event.EpochCompleted;
import io.netspace.contracts.vocabulary.CandidateAbandoned;
import io.netspace.contracts.vocabulary.CandidateDiverged;
import io.netspace.contracts.vocabulary.CandidateTrained;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.contracts.wire.EventCodec;
import io.netspace.trainer.application.OutcomePublisher;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/** Publishes outcomes and progress on their topics, and counts the outcomes. */
@ApplicationScoped
class KafkaOutcomePublisher implements OutcomePublisher {
  private static final Logger LOGGER = Logger.getLogger(KafkaOutcomePublisher.class);
  private static final String SOURCE = "/trainer";

  private final EventCodec codec = new EventCodec();
  private final MutinyEmitter<byte[]> emitter;
  private final MeterRegistry meters;
  private final Clock clock;

  KafkaOutcomePublisher(
      @Channel("published") MutinyEmitter<byte[]> emitter, MeterRegistry meters, Clock clock) {
    this.emitter = emitter;
    this.meters = meters;
    this.clock = clock;
  }

  /** Waits by {@code join}, which an interrupt does not end. */
  @Override
  public void publish(Outcome outcome) {
    send(outcome).subscribeAsCompletionStage().join();
    meters.counter("netspace.trainer.candidates", "outcome", kind(outcome)).increment();
    LOGGER.debugf("Outcome published: %s candidateId=%s", kind(outcome), outcome.candidate().id());
  }

  @Override
  public void publish(EpochCompleted progress) {
    send(progress)
        .subscribe()
        .with(_ -> {}, failure -> LOGGER.warnf(failure, "Progress not sent: id=%s", progress.id()));
  }

  private Uni<Void> send(Event event) {
    ProducerRecord<String, byte[]> out = codec.encode(event, SOURCE, clock.instant());
    return emitter.sendMessage(
        Message.of(
            out.value(),
            Metadata.of(
                OutgoingKafkaRecordMetadata.<String>builder()
                    .withTopic(out.topic())
                    .withKey(out.key())
                    .withHeaders(out.headers())
                    .build())));
  }

  private static String kind(Outcome outcome) {
    return switch (outcome) {
      case CandidateTrained _ -> "trained";
      case CandidateDiverged _ -> "diverged";
      case CandidateAbandoned _ -> "abandoned";
    };
  }
}
