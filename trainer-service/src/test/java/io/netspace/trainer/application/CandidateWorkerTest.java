package io.netspace.trainer.application;

import static io.netspace.messaging.testing.EventFixtures.anEvent;
import static io.netspace.messaging.testing.EventFixtures.sampled;
import static io.netspace.model.testing.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netspace.messaging.event.CandidateRequeued;
import io.netspace.messaging.event.EpochCompleted;
import io.netspace.messaging.event.PopulationClosed;
import io.netspace.model.network.ImageShape;
import io.netspace.model.study.CandidateAbandoned;
import io.netspace.model.study.CandidateTrained;
import io.netspace.model.study.Outcome;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.LabelledImages;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The transitions of {@link WorkerState}, one by one. */
class CandidateWorkerTest {
  private static final LabelledImages NONE =
      new LabelledImages(new ImageShape(3, 8, 8), 10, new byte[0], new int[0]);

  private static final WorkerTiming TIMING =
      new WorkerTiming(
          Duration.ofMillis(10),
          Duration.ofMillis(5),
          Duration.ofMillis(200),
          Duration.ofMillis(10),
          Duration.ofMillis(20));

  /** Long enough that what must not happen would have happened. */
  private static final Duration A_WHILE = Duration.ofMillis(150);

  private static final long SUFFICIENT_MEMORY = Long.MAX_VALUE;
  private static final long INSUFFICIENT_MEMORY = 1;

  private final InMemoryCandidateQueue queue = new InMemoryCandidateQueue();
  private final ScriptedTrainer trainer = new ScriptedTrainer();
  private final RecordingPublisher outcomes = new RecordingPublisher();
  private final RecordingListener listener = new RecordingListener();
  private final ClosedWork closedWork = new ClosedWork();
  private final CountDownLatch publishing = new CountDownLatch(1);
  private volatile CountDownLatch publisherGate = new CountDownLatch(0);
  private CandidateWorker worker = worker(SUFFICIENT_MEMORY, 0);
  private Thread thread = new Thread(worker);

  @BeforeEach
  void start() {
    thread.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    trainer.release();
    publisherGate.countDown();
    worker.stop();
    thread.join();
  }

  @Test
  void theFirstPollConnectsAWorker() {
    // Given
    CandidateWorker fresh = worker(SUFFICIENT_MEMORY, 0);

    // Then
    assertThat(fresh.state()).isEqualTo(WorkerState.DISCONNECTED);
    assertThat(fresh.isPolling()).isFalse();
    awaitState(WorkerState.POLLING);
    assertThat(worker.isPolling()).isTrue();
  }

  @Test
  void aQueueThatCannotBeOpenedIsTriedAgain() throws InterruptedException {
    // Given
    queue.failOpenings();
    restart(SUFFICIENT_MEMORY, 0);
    int before = queue.opened();
    await().until(() -> queue.opened() >= before + 2);
    WorkerState state = worker.state();

    // When
    queue.stopFailingOpenings();

    // Then
    assertThat(state).isEqualTo(WorkerState.DISCONNECTED);
    awaitState(WorkerState.POLLING);
  }

  @Test
  void aStopEndsTheAttemptsToOpenTheQueue() throws InterruptedException {
    // Given
    queue.failOpenings();
    restart(SUFFICIENT_MEMORY, 0);
    int before = queue.opened();
    await().until(() -> queue.opened() > before);

    // When
    worker.stop();
    thread.join();

    // Then
    assertThat(worker.state()).isEqualTo(WorkerState.STOPPED);
  }

  @Test
  void aLeaseStartsATraining() {
    // Given
    trainer.blockTrainings();

    // When
    queue.add(sampled(aCandidate()), RequeueCounts.NONE);

    // Then
    awaitState(WorkerState.TRAINING);
    await().until(() -> trainer.started() == 1);
    assertThat(worker.isBusy()).isTrue();
    assertThat(worker.isPolling()).isTrue();
  }

  @Test
  void aStopWhilePollingClosesTheQueue() throws InterruptedException {
    // Given
    awaitState(WorkerState.POLLING);

    // When
    worker.stop();
    thread.join();

    // Then
    assertThat(worker.state()).isEqualTo(WorkerState.STOPPED);
    assertThat(worker.isPolling()).isFalse();
    assertThat(queue.closed()).isEqualTo(1);
    assertThat(queue.recorded()).isEmpty();
  }

  @Test
  void aDueRecyclingStopsTheWorkerAfterItsCandidate() throws InterruptedException {
    // Given
    restart(SUFFICIENT_MEMORY, 1);
    queue.add(sampled(aCandidate()), RequeueCounts.NONE);
    queue.add(sampled(aCandidate().at(1)), RequeueCounts.NONE);

    // When
    thread.join();

    // Then
    assertThat(worker.state()).isEqualTo(WorkerState.STOPPED);
    assertThat(queue.recorded()).containsExactly("accept");
    assertThat(trainer.started()).isEqualTo(1);
  }

  @Test
  void aQueueThatFailsAtAPollIsClosedAndReopened() {
    // Given
    awaitState(WorkerState.POLLING);

    // When
    queue.failPoll();

    // Then
    await().until(() -> queue.opened() == 2);
    assertThat(queue.closed()).isEqualTo(1);
    awaitState(WorkerState.POLLING);
  }

  @Test
  void aQueueThatFailsDuringATrainingIsReopenedAfterTheTraining() {
    // Given
    startBlockedTraining();

    // When
    queue.failRenewal();

    // Then
    awaitState(WorkerState.DISCONNECTED);
    await().during(A_WHILE).until(() -> queue.opened() == 1 && queue.closed() == 1);
    trainer.release();
    await().until(() -> queue.opened() == 2);
    assertThat(outcomes.outcomes()).hasOnlyElementsOfType(CandidateTrained.class).hasSize(1);
    assertThat(queue.recorded()).isEmpty();
  }

  @Test
  void aHeldLeaseIsRenewedWhileTheTrainingRuns() {
    // Given
    startBlockedTraining();

    // When
    await().until(() -> queue.renewals() >= 3);

    // Then
    assertThat(worker.state()).isEqualTo(WorkerState.TRAINING);
    assertThat(queue.recorded()).isEmpty();
    assertThat(trainer.started()).isEqualTo(1);
  }

  @Test
  void aLostLeaseInterruptsTheTrainingAndNothingIsAcknowledged() {
    // Given
    trainer.blockIgnoringInterrupts();
    startTraining();

    // When
    queue.answerRenewals(LeaseState.LOST);

    // Then
    awaitState(WorkerState.TRAINING_WITHOUT_LEASE);
    await().until(() -> trainer.interrupts() > 0);
    assertThat(worker.isPolling()).isTrue();
    assertThat(listener.reported()).containsExactly("lease lost");
    trainer.release();
    awaitState(WorkerState.POLLING);
    assertThat(outcomes.outcomes()).isEmpty();
    assertThat(queue.recorded()).isEmpty();
  }

  @Test
  void anUnknownLeaseLetsTheTrainingFinishAndNothingIsAcknowledged() {
    // Given
    startBlockedTraining();

    // When
    queue.answerRenewals(LeaseState.UNKNOWN);

    // Then
    awaitState(WorkerState.TRAINING_WITHOUT_LEASE);
    trainer.release();
    awaitState(WorkerState.POLLING);
    assertThat(outcomes.outcomes()).hasOnlyElementsOfType(CandidateTrained.class).hasSize(1);
    assertThat(queue.recorded()).isEmpty();
    assertThat(listener.reported()).isEmpty();
  }

  @Test
  void aPopulationClosedWithoutALeaseInterruptsTheTraining() {
    // Given
    startBlockedTraining();
    queue.answerRenewals(LeaseState.UNKNOWN);
    awaitState(WorkerState.TRAINING_WITHOUT_LEASE);

    // When
    closedWork.apply(anEvent(PopulationClosed.class));

    // Then
    awaitState(WorkerState.POLLING);
    assertThat(outcomes.outcomes()).hasOnlyElementsOfType(CandidateAbandoned.class).hasSize(1);
    assertThat(queue.recorded()).isEmpty();
  }

  @Test
  void noCandidateIsTakenWhileATrainingWithoutALeaseRuns() {
    // Given
    startBlockedTraining();
    queue.add(sampled(aCandidate().at(1)), RequeueCounts.NONE);

    // When
    queue.answerRenewals(LeaseState.UNKNOWN);

    // Then
    awaitState(WorkerState.TRAINING_WITHOUT_LEASE);
    await().during(A_WHILE).until(() -> worker.state() == WorkerState.TRAINING_WITHOUT_LEASE);
    assertThat(trainer.started()).isEqualTo(1);
  }

  @Test
  void aClosedPopulationInterruptsTheTrainingWhichPublishesThat() {
    // Given
    startBlockedTraining();

    // When
    closedWork.apply(anEvent(PopulationClosed.class));

    // Then
    awaitRecorded("accept");
    assertThat(outcomes.outcomes()).hasOnlyElementsOfType(CandidateAbandoned.class).hasSize(1);
    awaitState(WorkerState.POLLING);
  }

  @Test
  void aPublishedOutcomeAcceptsTheCandidate() {
    // When
    queue.add(sampled(aCandidate()), RequeueCounts.NONE);

    // Then
    awaitRecorded("accept");
    awaitState(WorkerState.POLLING);
    assertThat(outcomes.outcomes()).hasOnlyElementsOfType(CandidateTrained.class).hasSize(1);
  }

  @Test
  void aCandidateIsAcceptedOnlyAfterItsOutcomeIsPublished() throws InterruptedException {
    // Given
    publisherGate = new CountDownLatch(1);

    // When
    queue.add(sampled(aCandidate()), RequeueCounts.NONE);
    publishing.await();

    // Then
    await().during(A_WHILE).until(() -> queue.recorded().isEmpty());
    publisherGate.countDown();
    awaitRecorded("accept");
  }

  @Test
  void aFailedTrainingReleasesTheCandidateAndTheDeliveryCounts() {
    // Given
    trainer.failEveryTraining();

    // When
    queue.add(sampled(aCandidate()), new RequeueCounts(3, 0));

    // Then
    awaitRecorded("release", "release", "accept");
    assertThat(listener.reported()).containsExactly("training failed", "training failed");
    assertThat(outcomes.outcomes())
        .singleElement()
        .isInstanceOfSatisfying(
            CandidateAbandoned.class, outcome -> assertThat(outcome.attempts()).isEqualTo(6));
    awaitState(WorkerState.POLLING);
  }

  @Test
  void aCandidateThatIsTooLargeIsRequeuedForALargerWorker() throws InterruptedException {
    // Given
    restart(INSUFFICIENT_MEMORY, 0);

    // When
    queue.add(sampled(aCandidate()), new RequeueCounts(2, 7));

    // Then
    awaitRecorded("requeue 2 8", "accept");
    await().until(() -> listener.reported().contains("requeued for size"));
    assertThat(trainer.started()).isZero();
    awaitState(WorkerState.POLLING);
  }

  @Test
  void aCandidateThatIsTooLargeAndCannotBeRequeuedIsReleased() throws InterruptedException {
    // Given
    restart(INSUFFICIENT_MEMORY, 0);
    queue.failRequeues();

    // When
    queue.add(sampled(aCandidate()), RequeueCounts.NONE);

    // Then
    await().until(() -> queue.recorded().size() >= 2);
    assertThat(queue.recorded()).startsWith("requeue 0 1", "release");
  }

  @Test
  void aStopInterruptsTheTrainingAndRequeuesTheCandidate() throws InterruptedException {
    // Given
    trainer.blockTrainings();
    queue.addReleased(sampled(aCandidate()), new RequeueCounts(1, 1), 2);
    await().until(() -> trainer.started() == 1);

    // When
    worker.stop();
    thread.join();

    // Then
    assertThat(queue.recorded()).containsExactly("requeue 3 1", "accept");
    assertThat(listener.reported()).containsExactly("requeued on stop");
    assertThat(worker.state()).isEqualTo(WorkerState.STOPPED);
    assertThat(outcomes.outcomes()).isEmpty();
  }

  @Test
  void aStopWaitsNoLongerThanItsGracePeriodForTheTraining() throws InterruptedException {
    // Given
    trainer.blockIgnoringInterrupts();
    startTraining();

    // When
    worker.stop();
    thread.join();

    // Then
    assertThat(trainer.interrupts()).isPositive();
    assertThat(worker.isBusy()).isTrue();
    assertThat(queue.recorded()).containsExactly("requeue 0 0", "accept");
  }

  @Test
  void aStopReleasesACandidateThatCannotBeRequeued() throws InterruptedException {
    // Given
    queue.failRequeues();
    startBlockedTraining();

    // When
    worker.stop();
    thread.join();

    // Then
    assertThat(queue.recorded()).containsExactly("requeue 0 0", "release");
    assertThat(worker.state()).isEqualTo(WorkerState.STOPPED);
  }

  @Test
  void aStopAcceptsACandidateWhoseOutcomeIsPublishedMeanwhile() throws InterruptedException {
    // Given
    publisherGate = new CountDownLatch(1);
    queue.add(sampled(aCandidate()), RequeueCounts.NONE);
    publishing.await();

    // When
    worker.stop();
    publisherGate.countDown();
    thread.join();

    // Then
    assertThat(queue.recorded()).containsExactly("accept");
    assertThat(listener.reported()).isEmpty();
    assertThat(worker.state()).isEqualTo(WorkerState.STOPPED);
  }

  @Test
  void aStopWithoutALeaseInterruptsTheTrainingAndAcknowledgesNothing() throws InterruptedException {
    // Given
    startBlockedTraining();
    queue.answerRenewals(LeaseState.UNKNOWN);
    awaitState(WorkerState.TRAINING_WITHOUT_LEASE);

    // When
    worker.stop();
    thread.join();

    // Then
    assertThat(worker.state()).isEqualTo(WorkerState.STOPPED);
    assertThat(worker.isBusy()).isFalse();
    assertThat(queue.recorded()).isEmpty();
    assertThat(outcomes.outcomes()).isEmpty();
  }

  private CandidateWorker worker(long memoryBytes, int recycleAfter) {
    return new CandidateWorker(
        queue,
        new TrainCandidate(
            trainer,
            (_, _) -> new ImageSplit(NONE, NONE),
            gatedPublisher(),
            new InMemoryArtifactStore(0),
            closedWork,
            new StudyDataSets(),
            new TrainingLimits(5, memoryBytes),
            "1.2.3"),
        listener,
        new RecyclePolicy(recycleAfter),
        Duration.ofMillis(1),
        TIMING,
        "ada");
  }

  /** Publishes, once the gate is open; an interrupt is noted after that. */
  private OutcomePublisher gatedPublisher() {
    return new OutcomePublisher() {
      @Override
      public void publish(Outcome outcome) {
        publishing.countDown();
        awaitGate();
        outcomes.publish(outcome);
      }

      @Override
      public void publish(EpochCompleted progress) {
        outcomes.publish(progress);
      }

      @Override
      public void publish(CandidateRequeued requeued) {
        outcomes.publish(requeued);
      }
    };
  }

  private void awaitGate() {
    boolean interrupted = false;
    while (publisherGate.getCount() > 0) {
      try {
        publisherGate.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void restart(long memoryBytes, int recycleAfter) throws InterruptedException {
    worker.stop();
    thread.join();
    worker = worker(memoryBytes, recycleAfter);
    thread = new Thread(worker);
    thread.start();
  }

  private void startBlockedTraining() {
    trainer.blockTrainings();
    startTraining();
  }

  private void startTraining() {
    queue.add(sampled(aCandidate()), RequeueCounts.NONE);
    await().until(() -> trainer.started() == 1);
  }

  private void awaitState(WorkerState state) {
    await().untilAsserted(() -> assertThat(worker.state()).isEqualTo(state));
  }

  private void awaitRecorded(String... entries) {
    await().untilAsserted(() -> assertThat(queue.recorded()).containsExactly(entries));
  }
}
