package io.netspace.sampler.adapter.outbound;

import io.netspace.messaging.codec.EventMessages;
import io.netspace.model.study.Event;
import io.netspace.sampler.application.CandidatePublisher;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Publishes events to their topics: all are sent at once, in their order, and each is acknowledged
 * by all replicas.
 */
@ApplicationScoped
class KafkaCandidatePublisher implements CandidatePublisher {
  private final EventMessages messages = new EventMessages("/sampler");
  private final MutinyEmitter<byte[]> emitter;
  private final Clock clock;

  KafkaCandidatePublisher(
      @Channel("published") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> emitter,
      Clock clock) {
    this.emitter = emitter;
    this.clock = clock;
  }

  @Override
  public void publish(List<? extends Event> events) {
    List<Uni<Void>> sent = events.stream().map(this::send).toList();
    Uni.join().all(sent).andCollectFailures().await().indefinitely();
  }

  /** Sends at once; the result is the acknowledgement. */
  private Uni<Void> send(Event event) {
    return Uni.createFrom()
        .completionStage(
            emitter.sendMessage(messages.of(event, clock.instant())).subscribeAsCompletionStage());
  }
}
