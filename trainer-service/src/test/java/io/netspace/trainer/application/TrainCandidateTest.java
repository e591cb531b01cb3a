package io.netspace.trainer.application;

import static io.netspace.messaging.testing.EventFixtures.anEvent;
import static io.netspace.messaging.testing.EventFixtures.sampled;
import static io.netspace.model.testing.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.messaging.event.CandidateSampled;
import io.netspace.messaging.event.EpochCompleted;
import io.netspace.messaging.event.PopulationClosed;
import io.netspace.messaging.event.PopulationRequested;
import io.netspace.messaging.event.StudyCancelled;
import io.netspace.messaging.event.StudyPaused;
import io.netspace.model.network.ImageShape;
import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateAbandoned;
import io.netspace.model.study.CandidateDiverged;
import io.netspace.model.study.CandidateTrained;
import io.netspace.model.study.KeptNetwork;
import io.netspace.model.training.DataSet;
import io.netspace.model.training.ImageFolder;
import io.netspace.model.training.Regime;
import io.netspace.model.training.TrainingMemory;
import io.netspace.trainer.domain.DataSetUnusableException;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.LabelledImages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrainCandidateTest {
  private static final int LIMIT = 5;

  private final ScriptedTrainer trainer = new ScriptedTrainer();
  private final RecordingPublisher publisher = new RecordingPublisher();
  private final InMemoryArtifactStore artifacts = new InMemoryArtifactStore(1);
  private final ClosedWork closings = new ClosedWork();
  private final StudyDataSets dataSets = new StudyDataSets();
  private final Heartbeat heartbeat = new Heartbeat();
  private final CandidateSampled sampled = sampled(aCandidate());
  private final long memory =
      TrainingMemory.bytes(sampled.candidate().architecture(), sampled.regime().batchSize());

  @AfterEach
  void forgetTheInterrupt() {
    Thread.interrupted();
  }

  @Test
  void aTrainedCandidateHasTheErrorOfItsLastEpoch() throws InterruptedException {
    // When
    useCase(TrainCandidateTest::noImages).train(delivery(2), heartbeat);

    // Then
    CandidateTrained outcome = (CandidateTrained) publisher.outcomes().getFirst();
    assertThat(outcome.candidate()).isEqualTo(sampled.candidate());
    assertThat(outcome.errorPercent()).isEqualTo(42.5);
    assertThat(outcome.provenance().codeVersion()).isEqualTo("1.2.3");
    assertThat(outcome.provenance().study()).isEqualTo(sampled.provenance().study());
    assertThat(outcome.run().curve()).hasSize(2);
    assertThat(outcome.run().attempt()).isEqualTo(2);
    assertThat(outcome.run().trainer()).isEqualTo("ada");
    assertThat(outcome.run().device()).isEqualTo("paper");
  }

  @Test
  void everyEpochIsPublishedWithTheNumberOfEpochs() throws InterruptedException {
    // When
    useCase(TrainCandidateTest::noImages).train(delivery(1), heartbeat);

    // Then
    assertThat(publisher.epochs())
        .extracting(epoch -> epoch.result().epoch())
        .containsExactly(1, 2);
    assertThat(publisher.epochs())
        .extracting(EpochCompleted::epochs)
        .containsOnly(sampled.regime().epochs());
  }

  @Test
  void aDivergedCandidateCountsAsAGuess() throws InterruptedException {
    // Given
    trainer.diverge();

    // When
    useCase(TrainCandidateTest::noImages).train(delivery(1), heartbeat);

    // Then
    CandidateDiverged outcome = (CandidateDiverged) publisher.outcomes().getFirst();
    assertThat(outcome.errorPercent()).isEqualTo(sampled.dataSet().chanceErrorPercent());
    assertThat(outcome.reason()).isEqualTo("loss was NaN in epoch 2");
  }

  @Test
  void anUnusableDataSetIsAbandonedWithItsReason() throws InterruptedException {
    // Given
    TrainCandidate useCase =
        useCase(
            (_, _) -> {
              throw new DataSetUnusableException("Folder /nowhere does not exist.");
            });

    // When
    useCase.train(delivery(1), heartbeat);

    // Then
    CandidateAbandoned outcome = (CandidateAbandoned) publisher.outcomes().getFirst();
    assertThat(outcome.reason()).isEqualTo(AbandonReason.DATA_SET_UNUSABLE);
    assertThat(outcome.detail()).isEqualTo("Folder /nowhere does not exist.");
  }

  @Test
  void anOutcomeSaysWhatImagesItIsOf() throws InterruptedException {
    // Given
    TrainCandidate useCase = useCase(TrainCandidateTest::noImages);

    // When
    useCase.train(delivery(1), heartbeat);
    useCase.train(onImagesOfAFolder(), heartbeat);

    // Then
    assertThat(publisher.outcomes())
        .extracting(outcome -> ((CandidateTrained) outcome).run().dataSetDigest())
        .containsExactly(null, noImages(null, null).digest());
  }

  @Test
  void otherImagesThanThoseOfTheFirstOutcomesAreNotTrainedOn() throws InterruptedException {
    // Given
    dataSets.apply(populationRequested("aaaa"));
    dataSets.apply(populationRequested("bbbb"));

    // When
    useCase(TrainCandidateTest::noImages).train(onImagesOfAFolder(), heartbeat);

    // Then
    CandidateAbandoned outcome = (CandidateAbandoned) publisher.outcomes().getFirst();
    assertThat(outcome.reason()).isEqualTo(AbandonReason.DATA_SET_CHANGED);
    assertThat(outcome.detail())
        .contains("digest aaaa", "ada finds digest " + noImages(null, null).digest());
    assertThat(trainer.started()).isZero();
  }

  @Test
  void theImagesOfTheFirstOutcomesAreTrainedOn() throws InterruptedException {
    // Given
    dataSets.apply(populationRequested(noImages(null, null).digest()));

    // When
    useCase(TrainCandidateTest::noImages).train(onImagesOfAFolder(), heartbeat);

    // Then
    assertThat(publisher.outcomes().getFirst()).isInstanceOf(CandidateTrained.class);
  }

  @Test
  void theLastAllowedDeliveryIsTrained() throws InterruptedException {
    // When
    useCase(TrainCandidateTest::noImages).train(delivery(LIMIT), heartbeat);

    // Then
    assertThat(publisher.outcomes().getFirst()).isInstanceOf(CandidateTrained.class);
  }

  @Test
  void oneDeliveryTooManyIsAbandonedBeforeTraining() throws InterruptedException {
    // When
    useCase(TrainCandidateTest::noImages).train(delivery(LIMIT + 1), heartbeat);

    // Then
    CandidateAbandoned outcome = (CandidateAbandoned) publisher.outcomes().getFirst();
    assertThat(outcome.reason()).isEqualTo(AbandonReason.ATTEMPTS_EXHAUSTED);
    assertThat(outcome.attempts()).isEqualTo(LIMIT + 1);
    assertThat(trainer.started()).isZero();
  }

  @Test
  void whatIsSettledIsNotTrainedAgain() throws InterruptedException {
    // Given
    TrainCandidate useCase = useCase(TrainCandidateTest::noImages);
    useCase.train(delivery(1), heartbeat);

    // When
    TrainingDisposition handling = useCase.train(delivery(2), heartbeat);

    // Then
    assertThat(handling).isEqualTo(TrainingDisposition.PUBLISHED);
    assertThat(publisher.outcomes()).hasSize(1);
    assertThat(trainer.started()).isEqualTo(1);
  }

  @Test
  void aCandidateThatFitsExactlyIsTrained() throws InterruptedException {
    // When
    TrainingDisposition handling =
        useCase(TrainCandidateTest::noImages, memory).train(delivery(1), heartbeat);

    // Then
    assertThat(handling).isEqualTo(TrainingDisposition.PUBLISHED);
  }

  @Test
  void aCandidateThatIsTooLargeIsLeftToALargerTrainer() throws InterruptedException {
    // When
    TrainingDisposition handling =
        useCase(TrainCandidateTest::noImages, memory - 1).train(delivery(1), heartbeat);

    // Then
    assertThat(handling).isEqualTo(TrainingDisposition.TOO_LARGE);
    assertThat(publisher.requeued())
        .singleElement()
        .satisfies(
            requeued -> {
              assertThat(requeued.candidate()).isEqualTo(sampled.candidate());
              assertThat(requeued.memoryBytes()).isEqualTo(memory);
              assertThat(requeued.trainerMemoryBytes()).isEqualTo(memory - 1);
              assertThat(requeued.times()).isEqualTo(1);
            });
    assertThat(publisher.outcomes()).isEmpty();
    assertThat(trainer.started()).isZero();
  }

  @Test
  void aCandidateThatWasTooLargeForAllIsAbandoned() throws InterruptedException {
    // When
    useCase(TrainCandidateTest::noImages, memory - 1)
        .train(new Delivery(sampled, 1, TrainingLimits.MAX_SIZE_REQUEUES, "ada"), heartbeat);

    // Then
    CandidateAbandoned outcome = (CandidateAbandoned) publisher.outcomes().getFirst();
    assertThat(outcome.reason()).isEqualTo(AbandonReason.TOO_LARGE);
    assertThat(outcome.detail())
        .isEqualTo(
            "Training it takes about %d bytes, and 21 times the trainer that had it was smaller, the last one with %d bytes; start a larger trainer, or set regime.memory."
                .formatted(memory, memory - 1));
  }

  @Test
  void stepsAndEpochsAreSignsOfLife() throws InterruptedException {
    // Given
    long before = heartbeat.count();

    // When
    useCase(TrainCandidateTest::noImages).train(delivery(1), heartbeat);

    // Then: images, training, a step, two epochs, the end
    assertThat(heartbeat.count() - before).isEqualTo(6);
    assertThat(heartbeat.activity()).isEqualTo(Heartbeat.Activity.IDLE);
  }

  @Test
  void aCandidateOfAClosedPopulationIsNotTrained() throws InterruptedException {
    // Given
    closings.apply(anEvent(PopulationClosed.class));

    // When
    useCase(TrainCandidateTest::noImages).train(delivery(1), heartbeat);

    // Then
    assertThat(abandonReason()).isEqualTo(AbandonReason.POPULATION_CLOSED);
    assertThat(trainer.started()).isZero();
  }

  @Test
  void aCandidateOfACancelledStudyIsNotTrained() throws InterruptedException {
    // Given
    closings.apply(anEvent(StudyCancelled.class));

    // When
    useCase(TrainCandidateTest::noImages).train(delivery(1), heartbeat);

    // Then
    assertThat(abandonReason()).isEqualTo(AbandonReason.POPULATION_CLOSED);
  }

  @Test
  void aPausedStudysCandidatesAreStillTrained() throws InterruptedException {
    // Given
    closings.apply(anEvent(StudyPaused.class));

    // When
    useCase(TrainCandidateTest::noImages).train(delivery(1), heartbeat);

    // Then
    assertThat(publisher.outcomes().getFirst()).isInstanceOf(CandidateTrained.class);
  }

  @Test
  void anInterruptLeavesNoOutcomeOfAWantedCandidate() {
    // Given
    trainer.blockTrainings();
    Thread.currentThread().interrupt();

    // When
    assertThatThrownBy(() -> useCase(TrainCandidateTest::noImages).train(delivery(1), heartbeat))
        .isInstanceOf(InterruptedException.class);

    // Then
    assertThat(publisher.outcomes()).isEmpty();
  }

  @Test
  void anInterruptAbandonsACandidateThatWasClosedMeanwhile() throws InterruptedException {
    // Given
    ImageSource closing =
        (_, _) -> {
          closings.apply(anEvent(PopulationClosed.class));
          throw new InterruptedException("interrupted while reading");
        };

    // When
    useCase(closing).train(delivery(1), heartbeat);

    // Then
    assertThat(abandonReason()).isEqualTo(AbandonReason.POPULATION_CLOSED);
  }

  @Test
  void aRequeuedCandidateResumesFromItsCheckpoint() throws InterruptedException {
    // Given
    trainer.blockTrainings();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> useCase(TrainCandidateTest::noImages).train(delivery(1), heartbeat))
        .isInstanceOf(InterruptedException.class);
    trainer.release();

    // When
    useCase(TrainCandidateTest::noImages).train(delivery(1), heartbeat);

    // Then
    assertThat(trainer.resumed()).containsExactly(ScriptedTrainer.STATE);
  }

  @Test
  void aPublishedCandidateHasNoCheckpoint() throws InterruptedException {
    // When
    useCase(TrainCandidateTest::noImages).train(delivery(1), heartbeat);

    // Then
    assertThat(artifacts.artifactsOf(sampled.candidate()).loadCheckpoint()).isEmpty();
  }

  @Test
  void anUnpublishedCandidateKeepsItsCheckpoint() {
    // Given
    trainer.failEveryTraining();

    // When
    assertThatThrownBy(() -> useCase(TrainCandidateTest::noImages).train(delivery(1), heartbeat))
        .isInstanceOf(IllegalStateException.class);

    // Then
    assertThat(artifacts.artifactsOf(sampled.candidate()).loadCheckpoint())
        .contains(ScriptedTrainer.STATE);
  }

  @Test
  void aTrainedNetworkIsOfferedForKeeping() throws InterruptedException {
    // When
    useCase(TrainCandidateTest::noImages).train(delivery(1), heartbeat);

    // Then
    assertThat(artifacts.kept(sampled.provenance().study()))
        .containsExactly(KeptNetwork.of(sampled.candidate(), 42.5));
  }

  @Test
  void aBrokenEngineLeavesNoOutcome() {
    // Given
    trainer.failEveryTraining();

    // When
    assertThatThrownBy(() -> useCase(TrainCandidateTest::noImages).train(delivery(1), heartbeat))
        .isInstanceOf(IllegalStateException.class);

    // Then
    assertThat(publisher.outcomes()).isEmpty();
  }

  private AbandonReason abandonReason() {
    return ((CandidateAbandoned) publisher.outcomes().getFirst()).reason();
  }

  private Delivery delivery(int attempt) {
    return new Delivery(sampled, attempt, 0, "ada");
  }

  private TrainCandidate useCase(ImageSource images) {
    return useCase(images, memory);
  }

  private TrainCandidate useCase(ImageSource images, long memoryBytes) {
    return new TrainCandidate(
        trainer,
        images,
        publisher,
        artifacts,
        closings,
        dataSets,
        new TrainingLimits(LIMIT, memoryBytes),
        "1.2.3");
  }

  private Delivery onImagesOfAFolder() {
    Candidate other = aCandidate().at(1).candidate();
    return new Delivery(
        new CandidateSampled(
            sampled.provenance(),
            other,
            new ImageFolder("/images", new ImageShape(3, 8, 8), 10),
            sampled.regime()),
        1,
        0,
        "ada");
  }

  private PopulationRequested populationRequested(String digest) {
    PopulationRequested request = anEvent(PopulationRequested.class);
    return new PopulationRequested(
        request.provenance(),
        request.population(),
        request.space(),
        request.dataSet(),
        request.regime(),
        request.upToIndex(),
        null,
        null,
        null,
        digest);
  }

  private static ImageSplit noImages(@Nullable DataSet dataSet, @Nullable Regime regime) {
    LabelledImages none = new LabelledImages(new ImageShape(3, 8, 8), 10, new byte[0], new int[0]);
    return new ImageSplit(none, none);
  }
}
