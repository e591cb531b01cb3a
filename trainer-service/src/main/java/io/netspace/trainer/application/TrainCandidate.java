package io.netspace.trainer.application;

import io.netspace.messaging.event.CandidateRequeued;
import io.netspace.messaging.event.CandidateSampled;
import io.netspace.messaging.event.EpochCompleted;
import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateAbandoned;
import io.netspace.model.study.CandidateDiverged;
import io.netspace.model.study.CandidateTrained;
import io.netspace.model.study.Outcome;
import io.netspace.model.study.Provenance;
import io.netspace.model.training.DataSet;
import io.netspace.model.training.EpochResult;
import io.netspace.model.training.GeneratedImages;
import io.netspace.model.training.ImageFolder;
import io.netspace.model.training.TrainingMemory;
import io.netspace.model.training.TrainingRun;
import io.netspace.trainer.application.Heartbeat.Activity;
import io.netspace.trainer.domain.DataSetUnusableException;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.TrainingResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Trains a delivered candidate, or abandons it, and publishes the outcome. */
public final class TrainCandidate {
  private final NetworkTrainer trainer;
  private final ImageSource images;
  private final OutcomePublisher publisher;
  private final ArtifactStore artifacts;
  private final ClosedWork closedWork;
  private final StudyDataSets dataSets;
  private final TrainingLimits limits;
  private final String codeVersion;
  private final RecentlyPublished recentlyPublished = new RecentlyPublished();

  /**
   * @param codeVersion for the provenance of the outcomes
   */
  public TrainCandidate(
      NetworkTrainer trainer,
      ImageSource images,
      OutcomePublisher publisher,
      ArtifactStore artifacts,
      ClosedWork closedWork,
      StudyDataSets dataSets,
      TrainingLimits limits,
      String codeVersion) {
    this.trainer = trainer;
    this.images = images;
    this.publisher = publisher;
    this.artifacts = artifacts;
    this.closedWork = closedWork;
    this.dataSets = dataSets;
    this.limits = limits;
    this.codeVersion = codeVersion;
  }

  /**
   * Returns when the outcome is published, or the candidate is found to be too large. An interrupt
   * ends the training, without an outcome unless the candidate's population is closed.
   *
   * @param heartbeat updated as long as the training makes progress
   * @throws InterruptedException when the candidate is to be requeued
   */
  public TrainingDisposition train(Delivery delivery, Heartbeat heartbeat)
      throws InterruptedException {
    if (recentlyPublished.contains(delivery.sampled().candidate().id())) {
      return TrainingDisposition.PUBLISHED;
    }
    Optional<Outcome> outcome = outcome(delivery, heartbeat);
    if (outcome.isEmpty()) {
      publisher.publish(requeued(delivery));
      return TrainingDisposition.TOO_LARGE;
    }
    publishOutcome(outcome.get());
    return TrainingDisposition.PUBLISHED;
  }

  private void publishOutcome(Outcome outcome) {
    publisher.publish(outcome);
    recentlyPublished.add(outcome.candidate().id());
    artifacts.deleteCheckpoint(outcome.candidate());
  }

  /** Whether the candidate needs no outcome any more, so that its training may stop. */
  public boolean isClosed(CandidateSampled sampled) {
    return closedWork.includes(sampled.candidate());
  }

  /**
   * The outcome; empty for a candidate that is too large for this worker but perhaps not for
   * others.
   */
  private Optional<Outcome> outcome(Delivery delivery, Heartbeat heartbeat)
      throws InterruptedException {
    if (isClosed(delivery.sampled())) {
      return Optional.of(closed(delivery));
    }
    if (delivery.attempt() > limits.maxAttempts()) {
      return Optional.of(exhausted(delivery));
    }
    if (memoryBytes(delivery) > limits.memoryBytes()) {
      return delivery.sizeRequeues() < TrainingLimits.MAX_SIZE_REQUEUES
          ? Optional.empty()
          : Optional.of(tooLarge(delivery));
    }
    return Optional.of(trainOrAbandon(delivery, heartbeat));
  }

  private Outcome trainOrAbandon(Delivery delivery, Heartbeat heartbeat)
      throws InterruptedException {
    try {
      return runTraining(delivery, heartbeat);
    } catch (DataSetUnusableException e) {
      return abandoned(delivery, AbandonReason.DATA_SET_UNUSABLE, e.reason());
    } catch (InterruptedException e) {
      if (isClosed(delivery.sampled())) {
        return closed(delivery);
      }
      throw e;
    } finally {
      heartbeat.begin(Activity.IDLE);
    }
  }

  private Outcome runTraining(Delivery delivery, Heartbeat heartbeat) throws InterruptedException {
    CandidateSampled sampled = delivery.sampled();
    heartbeat.begin(Activity.READING_IMAGES);
    ImageSplit split = images.load(sampled.dataSet(), sampled.regime());
    String digest = digest(sampled.dataSet(), split);
    Optional<String> expected = dataSets.digest(sampled.provenance().study());
    if (digest != null && expected.isPresent() && !digest.equals(expected.get())) {
      return changed(delivery, expected.get(), digest);
    }
    heartbeat.begin(Activity.TRAINING);
    TrainingResult end =
        trainer.train(
            sampled.candidate(),
            sampled.regime(),
            split,
            artifacts.artifactsOf(sampled.candidate()),
            progress(delivery, heartbeat));
    return switch (end) {
      case TrainingResult.Completed completed ->
          new CandidateTrained(
              provenance(sampled),
              sampled.candidate(),
              completed.curve().getLast().errorPercent(),
              run(delivery, completed, digest));
      case TrainingResult.Diverged diverged ->
          new CandidateDiverged(
              provenance(sampled),
              sampled.candidate(),
              sampled.dataSet().chanceErrorPercent(),
              diverged.reason(),
              run(delivery, diverged, digest));
    };
  }

  /** Generated images are the same by their description. */
  private static @Nullable String digest(DataSet dataSet, ImageSplit split) {
    return switch (dataSet) {
      case GeneratedImages _ -> null;
      case ImageFolder _ -> split.digest();
    };
  }

  private CandidateAbandoned changed(Delivery delivery, String expected, String found) {
    return abandoned(
        delivery,
        AbandonReason.DATA_SET_CHANGED,
        "The data set changed during the study: its first outcomes are of images with digest %s, and %s finds digest %s; request the study again, with the same images on every trainer."
            .formatted(expected, delivery.worker(), found));
  }

  private TrainingListener progress(Delivery delivery, Heartbeat heartbeat) {
    return new TrainingListener() {
      @Override
      public void onStep() {
        heartbeat.beat();
      }

      @Override
      public void onEpoch(EpochResult result) {
        heartbeat.beat();
        publisher.publish(completed(delivery, result));
      }
    };
  }

  private EpochCompleted completed(Delivery delivery, EpochResult result) {
    CandidateSampled sampled = delivery.sampled();
    return new EpochCompleted(
        provenance(sampled),
        sampled.candidate(),
        sampled.regime().epochs(),
        result,
        delivery.attempt(),
        delivery.worker());
  }

  private CandidateAbandoned closed(Delivery delivery) {
    Candidate candidate = delivery.sampled().candidate();
    return abandoned(
        delivery,
        AbandonReason.POPULATION_CLOSED,
        "Population " + candidate.population().id() + " needs no more outcomes.");
  }

  private CandidateAbandoned exhausted(Delivery delivery) {
    return abandoned(
        delivery,
        AbandonReason.ATTEMPTS_EXHAUSTED,
        (delivery.attempt() - 1)
            + " attempts ended without an outcome; the limit is "
            + limits.maxAttempts()
            + ".");
  }

  private CandidateRequeued requeued(Delivery delivery) {
    CandidateSampled sampled = delivery.sampled();
    return new CandidateRequeued(
        provenance(sampled),
        sampled.candidate(),
        memoryBytes(delivery),
        limits.memoryBytes(),
        delivery.sizeRequeues() + 1,
        TrainingLimits.MAX_SIZE_REQUEUES,
        delivery.worker());
  }

  private CandidateAbandoned tooLarge(Delivery delivery) {
    return abandoned(
        delivery,
        AbandonReason.TOO_LARGE,
        "Training it takes about "
            + memoryBytes(delivery)
            + " bytes, and "
            + (delivery.sizeRequeues() + 1)
            + " times the trainer that had it was smaller, the last one with "
            + limits.memoryBytes()
            + " bytes; start a larger trainer, or set regime.memory.");
  }

  private static long memoryBytes(Delivery delivery) {
    CandidateSampled sampled = delivery.sampled();
    return TrainingMemory.bytes(sampled.candidate().architecture(), sampled.regime().batchSize());
  }

  private CandidateAbandoned abandoned(Delivery delivery, AbandonReason reason, String detail) {
    CandidateSampled sampled = delivery.sampled();
    return new CandidateAbandoned(
        provenance(sampled), sampled.candidate(), reason, detail, delivery.attempt());
  }

  private TrainingRun run(Delivery delivery, TrainingResult end, @Nullable String dataSetDigest) {
    return new TrainingRun(
        end.curve(),
        end.seconds(),
        end.imagesPerSecond(),
        delivery.attempt(),
        delivery.worker(),
        trainer.device(),
        trainer.engine(delivery.sampled().candidate().architecture()),
        dataSetDigest);
  }

  private Provenance provenance(CandidateSampled sampled) {
    Provenance origin = sampled.provenance();
    return new Provenance(origin.study(), origin.revision(), origin.seed(), codeVersion);
  }
}
