package io.netspace.sampler.adapter.outbound;

import io.netspace.contracts.event.CandidateSampled;
import io.netspace.contracts.event.PopulationExhausted;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.wire.EventMessages;
import io.netspace.sampler.application.CandidatePublisher;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Publishes on the topics of record, one event at a time, each acknowledged by all replicas. */
@ApplicationScoped
class KafkaCandidatePublisher implements CandidatePublisher {
  private final EventMessages messages = new EventMessages("/sampler");
  private final MutinyEmitter<byte[]> emitter;
  private final Clock clock;

  KafkaCandidatePublisher(@Channel("published") MutinyEmitter<byte[]> emitter, Clock clock) {
    this.emitter = emitter;
    this.clock = clock;
  }

  @Override
  public void publish(CandidateSampled event) {
    send(event);
  }

  @Override
  public void publish(PopulationExhausted event) {
    send(event);
  }

  private void send(Event event) {
    emitter.sendMessageAndAwait(messages.of(event, clock.instant()));
  }
}
