package io.netspace.trainer.adapter.inbound;

import static io.netspace.contracts.Fixtures.aCandidate;
import static io.netspace.contracts.Fixtures.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netspace.contracts.event.PopulationClosed;
import io.netspace.contracts.event.StudyPaused;
import io.netspace.contracts.vocabulary.CandidateAbandoned;
import io.netspace.contracts.vocabulary.CandidateTrained;
import io.netspace.contracts.vocabulary.ImageShape;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.trainer.application.Closings;
import io.netspace.trainer.application.RecordingPublisher;
import io.netspace.trainer.application.ScriptedTrainer;
import io.netspace.trainer.application.TrainCandidate;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.LabelledImages;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CandidateConsumerTest {
  private static final LabelledImages NONE =
      new LabelledImages(new ImageShape(3, 8, 8), 10, new byte[0], new int[0]);

  private final InMemoryQueue queue = new InMemoryQueue();
  private final ScriptedTrainer trainer = new ScriptedTrainer();
  private final RecordingPublisher publisher = new RecordingPublisher();
  private final Closings closings = new Closings();
  private final List<String> buried = new CopyOnWriteArrayList<>();
  private final CandidateConsumer consumer =
      new CandidateConsumer(
          () -> queue,
          new TrainCandidate(
              trainer, (_, _) -> new ImageSplit(NONE, NONE), publisher, closings, 5, "1.2.3"),
          (_, reason) -> buried.add(reason),
          "ada");
  private final Thread thread = new Thread(consumer);

  @BeforeEach
  void start() {
    thread.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    trainer.release();
    consumer.stop();
    thread.join();
  }

  @Test
  void aTrainedCandidateIsAccepted() {
    // When
    queue.add(aCandidate().thatWaits());
    queue.add(aCandidate().at(1).thatWaits());

    // Then
    awaitVerdicts(AcknowledgeType.ACCEPT, AcknowledgeType.ACCEPT);
    assertThat(publisher.outcomes()).hasSize(2).allMatch(CandidateTrained.class::isInstance);
    assertThat(consumer.isPolling()).isTrue();
  }

  @Test
  void aLongTrainingIsRenewedAndStartedOnce() {
    // Given
    trainer.hold();

    // When
    queue.add(aCandidate().thatWaits());
    await().until(() -> queue.renewals() >= 3);
    boolean busy = consumer.isBusy();
    trainer.release();

    // Then
    awaitVerdicts(AcknowledgeType.ACCEPT);
    assertThat(busy).isTrue();
    assertThat(trainer.started()).isEqualTo(1);
    assertThat(publisher.outcomes()).hasSize(1);
  }

  @Test
  void whileOneIsTrainedAnotherIsReleased() {
    // Given
    trainer.hold();
    queue.add(aCandidate().thatWaits());
    await().until(() -> queue.renewals() >= 1);

    // When
    queue.add(aCandidate().at(1).thatWaits());
    queue.loseLock();
    await().until(() -> queue.verdicts().contains(AcknowledgeType.RELEASE));
    trainer.release();

    // Then
    await().until(() -> publisher.outcomes().size() == 2);
    assertThat(publisher.outcomes()).extracting(Outcome::candidate).doesNotHaveDuplicates();
    assertThat(trainer.started()).isEqualTo(2);
  }

  @Test
  void aStopHandsTheCandidateBack() throws InterruptedException {
    // Given
    trainer.hold();
    queue.add(aCandidate().thatWaits());
    await().until(() -> trainer.started() == 1);

    // When
    consumer.stop();
    thread.join();

    // Then
    assertThat(queue.verdicts()).containsExactly(AcknowledgeType.RELEASE);
    assertThat(publisher.outcomes()).isEmpty();
    assertThat(queue.isClosed()).isTrue();
    assertThat(consumer.isPolling()).isFalse();
  }

  @Test
  void aBrokenTrainingIsReleasedAndTriedAgain() {
    // Given
    trainer.breakDown();
    queue.add(aCandidate().thatWaits());
    await().until(() -> queue.verdicts().contains(AcknowledgeType.RELEASE));

    // When
    trainer.repair();

    // Then
    await().until(() -> queue.verdicts().contains(AcknowledgeType.ACCEPT));
    assertThat(publisher.outcomes()).hasSize(1);
  }

  @Test
  void aTrainingThatBreaksEveryTimeIsAbandoned() {
    // Given
    trainer.breakDown();

    // When
    queue.add(aCandidate().thatWaits());

    // Then
    await().until(() -> queue.verdicts().contains(AcknowledgeType.ACCEPT));
    CandidateAbandoned outcome = (CandidateAbandoned) publisher.outcomes().getFirst();
    assertThat(outcome.attempts()).isEqualTo(6);
    assertThat(trainer.started()).isEqualTo(5);
  }

  @Test
  void aPopulationClosedMeanwhileEndsTheTraining() {
    // Given
    trainer.hold();
    queue.add(aCandidate().thatWaits());
    await().until(() -> trainer.started() == 1);

    // When
    closings.apply(anEvent(PopulationClosed.class));

    // Then
    awaitVerdicts(AcknowledgeType.ACCEPT);
    assertThat(publisher.outcomes()).hasOnlyElementsOfType(CandidateAbandoned.class);
  }

  @Test
  void poisonIsBuriedWithItsReason() {
    // When
    queue.addPoison();
    queue.add(anEvent(StudyPaused.class));
    queue.add(aCandidate().thatWaits());

    // Then
    awaitVerdicts(AcknowledgeType.REJECT, AcknowledgeType.REJECT, AcknowledgeType.ACCEPT);
    assertThat(buried)
        .containsExactly(
            "header ce_type is missing; every event carries its CloudEvents type.",
            "event is not a CandidateSampled.");
  }

  private void awaitVerdicts(AcknowledgeType... types) {
    await().untilAsserted(() -> assertThat(queue.verdicts()).containsExactly(types));
  }
}
