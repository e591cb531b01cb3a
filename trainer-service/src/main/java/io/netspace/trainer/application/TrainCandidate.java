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
import io.netspace.contracts.vocabulary.TrainingRun;
import io.netspace.trainer.domain.DataSetUnusableException;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.TrainingEnd;

/** Gives a delivered candidate its outcome: trains it, unless it is to be abandoned. */
public final class TrainCandidate {
  private final NetworkTrainer trainer;
  private final ImageSource images;
  private final OutcomePublisher publisher;
  private final Closings closings;
  private final int attemptLimit;
  private final String codeVersion;

  /**
   * @param attemptLimit deliveries of one candidate that are trained; one more is abandoned
   * @param codeVersion for the provenance of what is published
   */
  public TrainCandidate(
      NetworkTrainer trainer,
      ImageSource images,
      OutcomePublisher publisher,
      Closings closings,
      int attemptLimit,
      String codeVersion) {
    this.trainer = trainer;
    this.images = images;
    this.publisher = publisher;
    this.closings = closings;
    this.attemptLimit = attemptLimit;
    this.codeVersion = codeVersion;
  }

  /**
   * Returns when the outcome is published. An interrupt ends the training; of a candidate that is
   * still wanted it leaves no outcome.
   *
   * @param attempt delivery of the candidate, from 1
   * @param worker that trains it
   * @throws InterruptedException when the candidate is to be handed back
   */
  public void train(CandidateSampled sampled, int attempt, String worker)
      throws InterruptedException {
    publisher.publish(outcome(new Attempt(sampled, attempt, worker)));
  }

  /** Whether the candidate is no longer wanted, so that training it may stop. */
  public boolean unwanted(CandidateSampled sampled) {
    return closings.concern(sampled.candidate());
  }

  private Outcome outcome(Attempt attempt) throws InterruptedException {
    if (unwanted(attempt.sampled())) {
      return closed(attempt);
    }
    if (attempt.number() > attemptLimit) {
      return exhausted(attempt);
    }
    try {
      return trained(attempt);
    } catch (DataSetUnusableException e) {
      return abandoned(attempt, AbandonReason.DATA_SET_UNUSABLE, e.reason());
    } catch (InterruptedException e) {
      if (unwanted(attempt.sampled())) {
        return closed(attempt);
      }
      throw e;
    }
  }

  private Outcome trained(Attempt attempt) throws InterruptedException {
    CandidateSampled sampled = attempt.sampled();
    ImageSplit split = images.images(sampled.dataSet(), sampled.regime());
    TrainingEnd end =
        trainer.train(
            sampled.candidate(), sampled.regime(), split, result -> progress(attempt, result));
    return switch (end) {
      case TrainingEnd.Completed completed ->
          new CandidateTrained(
              provenance(sampled),
              sampled.candidate(),
              completed.curve().getLast().errorPercent(),
              run(attempt, completed));
      case TrainingEnd.Diverged diverged ->
          new CandidateDiverged(
              provenance(sampled),
              sampled.candidate(),
              sampled.dataSet().chanceErrorPercent(),
              diverged.reason(),
              run(attempt, diverged));
    };
  }

  private void progress(Attempt attempt, EpochResult result) {
    CandidateSampled sampled = attempt.sampled();
    publisher.publish(
        new EpochCompleted(
            provenance(sampled),
            sampled.candidate(),
            sampled.regime().epochs(),
            result,
            attempt.number(),
            attempt.worker()));
  }

  private CandidateAbandoned closed(Attempt attempt) {
    Candidate candidate = attempt.sampled().candidate();
    return abandoned(
        attempt,
        AbandonReason.POPULATION_CLOSED,
        "Population " + candidate.population().id() + " needs no more outcomes.");
  }

  private CandidateAbandoned exhausted(Attempt attempt) {
    return abandoned(
        attempt,
        AbandonReason.ATTEMPTS_EXHAUSTED,
        "Delivered "
            + attempt.number()
            + " times without an outcome; the limit is "
            + attemptLimit
            + ".");
  }

  private CandidateAbandoned abandoned(Attempt attempt, AbandonReason reason, String detail) {
    CandidateSampled sampled = attempt.sampled();
    return new CandidateAbandoned(
        provenance(sampled), sampled.candidate(), reason, detail, attempt.number());
  }

  private TrainingRun run(Attempt attempt, TrainingEnd end) {
    return new TrainingRun(
        end.curve(),
        end.seconds(),
        end.imagesPerSecond(),
        attempt.number(),
        attempt.worker(),
        trainer.device(),
        trainer.engine());
  }

  private Provenance provenance(CandidateSampled sampled) {
    Provenance origin = sampled.provenance();
    return new Provenance(origin.study(), origin.revision(), origin.seed(), codeVersion);
  }

  private record Attempt(CandidateSampled sampled, int number, String worker) {}
}
