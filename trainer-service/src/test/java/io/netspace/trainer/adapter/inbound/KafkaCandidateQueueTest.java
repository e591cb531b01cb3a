package io.netspace.trainer.adapter.inbound;

import static io.netspace.messaging.testing.EventFixtures.anEvent;
import static io.netspace.messaging.testing.EventFixtures.sampled;
import static io.netspace.model.testing.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netspace.messaging.event.PopulationClosed;
import io.netspace.messaging.event.RequeueHeaders;
import io.netspace.messaging.event.StudyPaused;
import io.netspace.model.network.ImageShape;
import io.netspace.model.study.CandidateAbandoned;
import io.netspace.model.study.CandidateTrained;
import io.netspace.model.study.Outcome;
import io.netspace.trainer.application.CandidateWorker;
import io.netspace.trainer.application.ClosedWork;
import io.netspace.trainer.application.InMemoryArtifactStore;
import io.netspace.trainer.application.RecordingPublisher;
import io.netspace.trainer.application.RecyclePolicy;
import io.netspace.trainer.application.RequeueCounts;
import io.netspace.trainer.application.ScriptedTrainer;
import io.netspace.trainer.application.StudyDataSets;
import io.netspace.trainer.application.TrainCandidate;
import io.netspace.trainer.application.TrainingLimits;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.LabelledImages;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A worker on the share group, end to end but for the broker. */
class KafkaCandidateQueueTest {
  private static final LabelledImages NONE =
      new LabelledImages(new ImageShape(3, 8, 8), 10, new byte[0], new int[0]);

  private static final long SUFFICIENT_MEMORY = Long.MAX_VALUE;

  private final InMemoryQueue queue = new InMemoryQueue();
  private final ScriptedTrainer trainer = new ScriptedTrainer();
  private final RecordingPublisher publisher = new RecordingPublisher();
  private final ClosedWork closings = new ClosedWork();
  private final List<String> deadLetterReasons = new CopyOnWriteArrayList<>();
  private final List<RequeueCounts> requeued = new CopyOnWriteArrayList<>();
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private volatile boolean requeueSucceeds = true;
  private int recycleAfter;
  private CandidateWorker worker = worker(SUFFICIENT_MEMORY);
  private Thread thread = new Thread(worker);

  private CandidateWorker worker(long memoryBytes) {
    return new CandidateWorker(
        new KafkaCandidateQueue(
            () -> queue,
            (_, counts, _) -> requeueSucceeds && requeued.add(counts),
            (_, reason) -> deadLetterReasons.add(reason)),
        new TrainCandidate(
            trainer,
            (_, _) -> new ImageSplit(NONE, NONE),
            publisher,
            new InMemoryArtifactStore(0),
            closings,
            new StudyDataSets(),
            new TrainingLimits(5, memoryBytes),
            "1.2.3"),
        new QueueMeters(meters),
        new RecyclePolicy(recycleAfter),
        Duration.ofMillis(1),
        "ada");
  }

  @BeforeEach
  void start() {
    thread.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    trainer.release();
    worker.stop();
    thread.join();
  }

  @Test
  void aTrainedCandidateIsAccepted() {
    // When
    queue.add(sampled(aCandidate()));
    queue.add(sampled(aCandidate().at(1)));

    // Then
    awaitVerdicts(AcknowledgeType.ACCEPT, AcknowledgeType.ACCEPT);
    assertThat(publisher.outcomes()).hasSize(2).allMatch(CandidateTrained.class::isInstance);
    assertThat(worker.isPolling()).isTrue();
  }

  @Test
  void aLongTrainingIsRenewedAndStartedOnce() {
    // Given
    trainer.blockTrainings();

    // When
    queue.add(sampled(aCandidate()));
    await().until(() -> queue.renewals() >= 3);
    boolean busy = worker.isBusy();
    trainer.release();

    // Then
    awaitVerdicts(AcknowledgeType.ACCEPT);
    assertThat(busy).isTrue();
    assertThat(trainer.started()).isEqualTo(1);
    assertThat(publisher.outcomes()).hasSize(1);
  }

  @Test
  void aLostLockStopsTheTrainingAndNothingIsAcknowledged() {
    // Given
    trainer.blockTrainings();
    queue.add(sampled(aCandidate()));
    await().until(() -> trainer.started() == 1);

    // When
    queue.loseLockOnRenewal();
    await().until(() -> trainer.started() == 2);
    trainer.release();

    // Then
    awaitVerdicts(AcknowledgeType.ACCEPT);
    assertThat(publisher.outcomes()).hasSize(1);
    assertThat(count("netspace.trainer.lost.locks")).isEqualTo(1);
  }

  @Test
  void nothingIsTakenBeforeATrainingWithoutALockHasStopped() {
    // Given
    trainer.blockIgnoringInterrupts();
    queue.add(sampled(aCandidate()));
    await().until(() -> trainer.started() == 1);
    queue.add(sampled(aCandidate().at(1)));

    // When
    queue.loseLockOnRenewal();
    await().until(() -> trainer.interrupts() > 0);

    // Then
    await().during(Duration.ofMillis(500)).until(() -> queue.deliveries(1) == 0);
    trainer.release();
    await().untilAsserted(() -> assertThat(publisher.outcomes()).hasSize(2));
    assertThat(publisher.outcomes()).extracting(Outcome::candidate).doesNotHaveDuplicates();
    assertThat(queue.deliveries(1)).isEqualTo(1);
  }

  @Test
  void whileTheBrokerIsAwayTheTrainingGoesOnAndIsNotRepeated() {
    // Given
    trainer.blockTrainings();
    queue.add(sampled(aCandidate()));
    queue.add(sampled(aCandidate().at(1)));
    await().until(() -> trainer.started() == 1);

    // When
    queue.disconnect();
    await().until(() -> queue.lostAcknowledgements() == 1);
    trainer.release();
    await().until(() -> publisher.outcomes().size() == 1);
    queue.reconnect();

    // Then
    awaitVerdicts(AcknowledgeType.ACCEPT, AcknowledgeType.ACCEPT);
    assertThat(publisher.outcomes()).extracting(Outcome::candidate).doesNotHaveDuplicates();
    assertThat(trainer.started()).isEqualTo(2);
    assertThat(queue.deliveries(0)).isEqualTo(2);
  }

  @Test
  void aStopRequeuesTheCandidateAndItsAttemptDoesNotCount() throws InterruptedException {
    // Given
    trainer.blockTrainings();
    queue.add(sampled(aCandidate()), RequeueHeaders.ATTEMPTS, "3");
    await().until(() -> trainer.started() == 1);

    // When
    worker.stop();
    thread.join();

    // Then
    assertThat(requeued).containsExactly(new RequeueCounts(3, 0));
    assertThat(queue.acknowledgements()).containsExactly(AcknowledgeType.ACCEPT);
    assertThat(publisher.outcomes()).isEmpty();
    assertThat(queue.isClosed()).isTrue();
    assertThat(worker.isPolling()).isFalse();
    assertThat(requeues("stop")).isEqualTo(1);
  }

  @Test
  void whatCannotBeRequeuedIsReleased() throws InterruptedException {
    // Given
    requeueSucceeds = false;
    trainer.blockTrainings();
    queue.add(sampled(aCandidate()));
    await().until(() -> trainer.started() == 1);

    // When
    worker.stop();
    thread.join();

    // Then
    assertThat(queue.acknowledgements()).containsExactly(AcknowledgeType.RELEASE);
  }

  @Test
  void aCandidateThatIsTooLargeIsRequeuedForALargerWorker() throws InterruptedException {
    // Given
    stop();
    worker = worker(1);
    thread = new Thread(worker);
    thread.start();

    // When
    queue.add(sampled(aCandidate()), RequeueHeaders.TOO_LARGE, "7");

    // Then
    awaitVerdicts(AcknowledgeType.ACCEPT);
    assertThat(requeued).containsExactly(new RequeueCounts(0, 8));
    assertThat(trainer.started()).isZero();
    assertThat(requeues("too_large")).isEqualTo(1);
  }

  @Test
  void aBrokenTrainingIsReleasedAndTriedAgain() {
    // Given
    trainer.failEveryTraining();
    queue.add(sampled(aCandidate()));
    await().until(() -> queue.acknowledgements().contains(AcknowledgeType.RELEASE));

    // When
    trainer.stopFailing();

    // Then
    await().until(() -> queue.acknowledgements().contains(AcknowledgeType.ACCEPT));
    assertThat(publisher.outcomes()).hasSize(1);
    assertThat(count("netspace.trainer.failed.trainings")).isPositive();
  }

  @Test
  void aTrainingThatBreaksEveryTimeIsAbandoned() {
    // Given
    trainer.failEveryTraining();

    // When
    queue.add(sampled(aCandidate()));

    // Then
    await().until(() -> queue.acknowledgements().contains(AcknowledgeType.ACCEPT));
    CandidateAbandoned outcome = (CandidateAbandoned) publisher.outcomes().getFirst();
    assertThat(outcome.attempts()).isEqualTo(6);
    assertThat(trainer.started()).isEqualTo(5);
  }

  @Test
  void attemptsAtEarlierRecordsOfACandidateCount() {
    // Given
    trainer.failEveryTraining();

    // When
    queue.add(sampled(aCandidate()), RequeueHeaders.ATTEMPTS, "4");

    // Then
    await().until(() -> queue.acknowledgements().contains(AcknowledgeType.ACCEPT));
    assertThat(trainer.started()).isEqualTo(1);
  }

  @Test
  void aPopulationClosedMeanwhileEndsTheTraining() {
    // Given
    trainer.blockTrainings();
    queue.add(sampled(aCandidate()));
    await().until(() -> trainer.started() == 1);

    // When
    closings.apply(anEvent(PopulationClosed.class));

    // Then
    awaitVerdicts(AcknowledgeType.ACCEPT);
    assertThat(publisher.outcomes()).hasOnlyElementsOfType(CandidateAbandoned.class);
  }

  @Test
  void aRecycledWorkerLeavesAfterItsCandidateAndTakesNoOther() throws InterruptedException {
    // Given
    stop();
    recycleAfter = 1;
    worker = worker(SUFFICIENT_MEMORY);
    thread = new Thread(worker);
    queue.add(sampled(aCandidate()));
    queue.add(sampled(aCandidate().at(1)));

    // When
    thread.start();
    thread.join();

    // Then
    assertThat(queue.acknowledgements()).containsExactly(AcknowledgeType.ACCEPT);
    assertThat(queue.deliveries(1)).isZero();
    assertThat(publisher.outcomes()).hasSize(1);
    assertThat(worker.isPolling()).isFalse();
  }

  @Test
  void poisonGoesToTheDeadLettersWithItsReason() {
    // When
    queue.addPoison();
    queue.add(anEvent(StudyPaused.class));
    queue.add(sampled(aCandidate()), "ce_time", "yesterday");
    queue.add(sampled(aCandidate()), RequeueHeaders.ATTEMPTS, "many");
    queue.add(sampled(aCandidate().at(1)));

    // Then
    awaitVerdicts(
        AcknowledgeType.REJECT,
        AcknowledgeType.REJECT,
        AcknowledgeType.REJECT,
        AcknowledgeType.REJECT,
        AcknowledgeType.ACCEPT);
    assertThat(deadLetterReasons)
        .containsExactly(
            "header ce_type is missing; every event carries its CloudEvents type.",
            "StudyPaused does not belong on netspace.candidates.v1; send it to"
                + " netspace.studies.v1.",
            "ce_time (yesterday) is not a time.",
            "header netspace-attempts (many) is not a number.");
  }

  private void awaitVerdicts(AcknowledgeType... types) {
    await().untilAsserted(() -> assertThat(queue.acknowledgements()).containsExactly(types));
  }

  private double count(String name) {
    return meters.counter(name).count();
  }

  private double requeues(String reason) {
    return meters.counter("netspace.trainer.hand.backs", "reason", reason).count();
  }
}
