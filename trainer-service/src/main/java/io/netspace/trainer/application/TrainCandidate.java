package io.netspace.trainer.application;

import io.netspace.contracts.event.CandidateSampled;
import io.netspace.contracts.event.EpochCompleted;
import io.netspace.contracts.vocabulary.AbandonReason;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateAbandoned;
import io.netspace.contracts.vocabulary.CandidateDiverged;
import io.netspace.contracts.vocabulary.CandidateTrained;
import io.netspace.contracts.vocabulary.EpochResult;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.contracts.vocabulary.Provenance;
import io.netspace.contracts.vocabulary.TrainingMemory;
import io.netspace.contracts.vocabulary.TrainingRun;
import io.netspace.trainer.application.Pulse.Work;
import io.netspace.trainer.domain.DataSetUnusableException;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.TrainingEnd;
import java.util.Optional;

/** Gives a delivered candidate its outcome: trains it, unless it is to be abandoned. */
public final class TrainCandidate {
  private final NetworkTrainer trainer;
  private final ImageSource images;
  private final OutcomePublisher publisher;
  private final ArtifactStore artifacts;
  private final Closings closings;
  private final TrainingLimits limits;
  private final String codeVersion;
  private final RecentlySettled settled = new RecentlySettled();

  /**
   * @param codeVersion for the provenance of what is published
   */
  public TrainCandidate(
      NetworkTrainer trainer,
      ImageSource images,
      OutcomePublisher publisher,
      ArtifactStore artifacts,
      Closings closings,
      TrainingLimits limits,
      String codeVersion) {
    this.trainer = trainer;
    this.images = images;
    this.publisher = publisher;
    this.artifacts = artifacts;
    this.closings = closings;
    this.limits = limits;
    this.codeVersion = codeVersion;
  }

  /**
   * Returns when the outcome is published, or the candidate is found to be too large. An interrupt
   * ends the training; of a candidate that is still wanted it leaves no outcome.
   *
   * @param pulse given as long as the training goes on
   * @throws InterruptedException when the candidate is to be handed back
   */
  public Handling train(Delivery delivery, Pulse pulse) throws InterruptedException {
    if (settled.contains(delivery.sampled().candidate().id())) {
      return Handling.SETTLED;
    }
    Optional<Outcome> outcome = outcome(delivery, pulse);
    outcome.ifPresent(this::settle);
    return outcome.isPresent() ? Handling.SETTLED : Handling.TOO_LARGE;
  }

  private void settle(Outcome outcome) {
    publisher.publish(outcome);
    settled.add(outcome.candidate().id());
    artifacts.dropCheckpoint(outcome.candidate());
  }

  /** Whether the candidate is no longer wanted, so that training it may stop. */
  public boolean unwanted(CandidateSampled sampled) {
    return closings.concern(sampled.candidate());
  }

  /** The outcome, or none of a candidate that is too large for this worker only. */
  private Optional<Outcome> outcome(Delivery delivery, Pulse pulse) throws InterruptedException {
    if (unwanted(delivery.sampled())) {
      return Optional.of(closed(delivery));
    }
    if (delivery.attempt() > limits.attempts()) {
      return Optional.of(exhausted(delivery));
    }
    if (memoryOf(delivery) > limits.memoryBytes()) {
      return delivery.handBacks() < TrainingLimits.HAND_BACKS
          ? Optional.empty()
          : Optional.of(tooLarge(delivery));
    }
    return Optional.of(trained(delivery, pulse));
  }

  private Outcome trained(Delivery delivery, Pulse pulse) throws InterruptedException {
    try {
      return result(delivery, pulse);
    } catch (DataSetUnusableException e) {
      return abandoned(delivery, AbandonReason.DATA_SET_UNUSABLE, e.reason());
    } catch (InterruptedException e) {
      if (unwanted(delivery.sampled())) {
        return closed(delivery);
      }
      throw e;
    } finally {
      pulse.begin(Work.NONE);
    }
  }

  private Outcome result(Delivery delivery, Pulse pulse) throws InterruptedException {
    CandidateSampled sampled = delivery.sampled();
    pulse.begin(Work.READING_IMAGES);
    ImageSplit split = images.images(sampled.dataSet(), sampled.regime());
    pulse.begin(Work.TRAINING);
    TrainingEnd end =
        trainer.train(
            sampled.candidate(),
            sampled.regime(),
            split,
            artifacts.of(sampled.candidate()),
            progress(delivery, pulse));
    return switch (end) {
      case TrainingEnd.Completed completed ->
          new CandidateTrained(
              provenance(sampled),
              sampled.candidate(),
              completed.curve().getLast().errorPercent(),
              run(delivery, completed));
      case TrainingEnd.Diverged diverged ->
          new CandidateDiverged(
              provenance(sampled),
              sampled.candidate(),
              sampled.dataSet().chanceErrorPercent(),
              diverged.reason(),
              run(delivery, diverged));
    };
  }

  private TrainingListener progress(Delivery delivery, Pulse pulse) {
    return new TrainingListener() {
      @Override
      public void onStep() {
        pulse.beat();
      }

      @Override
      public void onEpoch(EpochResult result) {
        pulse.beat();
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
            + limits.attempts()
            + ".");
  }

  private CandidateAbandoned tooLarge(Delivery delivery) {
    return abandoned(
        delivery,
        AbandonReason.TOO_LARGE,
        "Training it takes about "
            + memoryOf(delivery)
            + " bytes, and "
            + (delivery.handBacks() + 1)
            + " times the trainer that had it was smaller, the last one with "
            + limits.memoryBytes()
            + " bytes; start a larger trainer, or set regime.memory.");
  }

  private static long memoryOf(Delivery delivery) {
    CandidateSampled sampled = delivery.sampled();
    return TrainingMemory.bytes(sampled.candidate().architecture(), sampled.regime().batchSize());
  }

  private CandidateAbandoned abandoned(Delivery delivery, AbandonReason reason, String detail) {
    CandidateSampled sampled = delivery.sampled();
    return new CandidateAbandoned(
        provenance(sampled), sampled.candidate(), reason, detail, delivery.attempt());
  }

  private TrainingRun run(Delivery delivery, TrainingEnd end) {
    return new TrainingRun(
        end.curve(),
        end.seconds(),
        end.imagesPerSecond(),
        delivery.attempt(),
        delivery.worker(),
        trainer.device(),
        trainer.engine());
  }

  private Provenance provenance(CandidateSampled sampled) {
    Provenance origin = sampled.provenance();
    return new Provenance(origin.study(), origin.revision(), origin.seed(), codeVersion);
  }
}
