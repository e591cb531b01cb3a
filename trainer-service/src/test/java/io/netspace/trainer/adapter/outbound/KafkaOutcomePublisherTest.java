package io.netspace.trainer.adapter.outbound;

import static io.netspace.messaging.testing.EventFixtures.anEvent;
import static io.netspace.model.testing.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netspace.messaging.event.EpochCompleted;
import io.netspace.model.study.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaOutcomePublisherTest {
  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final KafkaOutcomePublisher publisher =
      new KafkaOutcomePublisher(producer, meters, Clock.systemUTC());
  private final Outcome outcome = aCandidate().thatTrainedTo(42);

  @Test
  void anOutcomeIsPublishedOnceTheBrokerHasIt() {
    // Given
    CompletableFuture<Void> published = publishing();
    await().until(() -> producer.history().size() == 1);
    boolean early = published.isDone();

    // When
    producer.completeNext();

    // Then
    assertThat(published).succeedsWithin(Duration.ofSeconds(30));
    assertThat(early).isFalse();
    assertThat(meters.counter("netspace.trainer.candidates", "outcome", "trained").count())
        .isEqualTo(1);
  }

  @Test
  void anOutcomeWaitsOutABrokerThatIsAway() {
    // Given
    CompletableFuture<Void> published = publishing();

    // When
    for (int failures = 1; failures <= 3; failures++) {
      int sent = failures;
      await().until(() -> producer.history().size() == sent);
      producer.errorNext(new TimeoutException("The broker is away."));
    }
    await().until(() -> producer.history().size() == 4);
    producer.completeNext();

    // Then
    assertThat(published).succeedsWithin(Duration.ofSeconds(30));
  }

  @Test
  void anInterruptDoesNotLoseAnOutcome() throws InterruptedException {
    // Given
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              publisher.publish(outcome);
              interrupted.complete(Thread.currentThread().isInterrupted());
            });
    thread.start();
    await().until(() -> producer.history().size() == 1);

    // When
    producer.errorNext(new TimeoutException("The broker is away."));
    thread.interrupt();
    await().until(() -> producer.history().size() == 2);
    producer.completeNext();
    thread.join();

    // Then
    assertThat(interrupted).isCompletedWithValue(true);
  }

  @Test
  void anOutcomeThatNoTimeMakesSmallerFails() {
    // Given
    CompletableFuture<Void> published = publishing();
    await().until(() -> producer.history().size() == 1);

    // When
    producer.errorNext(new RecordTooLargeException("It is too large."));

    // Then
    assertThatThrownBy(published::join).hasRootCauseInstanceOf(RecordTooLargeException.class);
  }

  @Test
  void lostProgressDoesNoHarm() {
    // Given
    producer.sendException = new TimeoutException("The broker is away.");

    // When, then
    assertThatCode(() -> publisher.publish(anEvent(EpochCompleted.class)))
        .doesNotThrowAnyException();
  }

  private CompletableFuture<Void> publishing() {
    return CompletableFuture.runAsync(() -> publisher.publish(outcome));
  }
}
