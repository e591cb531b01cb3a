package io.netspace.analyzer.domain.planning;

import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.CandidateAbandoned;
import io.netspace.model.study.CandidateDiverged;
import io.netspace.model.study.CandidateTrained;
import io.netspace.model.study.Outcome;
import io.netspace.model.training.TrainingRun;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the outcomes of a study tell against going on: a data set that cannot be used, or that is
 * not the same for all; and why the first candidate was abandoned. Few outcomes matter, and these
 * are kept as they are.
 */
final class StudyObstacles {
  private @Nullable Outcome firstWithDigest;
  private @Nullable Outcome withOtherDigest;
  private @Nullable CandidateAbandoned dataSetUnusable;
  private @Nullable CandidateAbandoned firstAbandoned;

  /** Adds an outcome that counts; of each kind the first stays. */
  void add(Outcome outcome) {
    switch (outcome) {
      case CandidateTrained trained -> addDigest(trained, trained.run());
      case CandidateDiverged diverged -> addDigest(diverged, diverged.run());
      case CandidateAbandoned abandoned -> addAbandoned(abandoned);
    }
  }

  private void addDigest(Outcome outcome, TrainingRun run) {
    if (run.dataSetDigest() == null) {
      return;
    }
    if (firstWithDigest == null) {
      firstWithDigest = outcome;
    } else if (withOtherDigest == null
        && !run.dataSetDigest().equals(run(firstWithDigest).dataSetDigest())) {
      withOtherDigest = outcome;
    }
  }

  private void addAbandoned(CandidateAbandoned abandoned) {
    if (dataSetUnusable == null && abandoned.reason().concernsDataSet()) {
      dataSetUnusable = abandoned;
    }
    if (firstAbandoned == null && abandoned.reason() != AbandonReason.POPULATION_CLOSED) {
      firstAbandoned = abandoned;
    }
  }

  /** Whether an outcome is one of those that are kept. */
  boolean includes(Outcome outcome) {
    return Stream.of(firstWithDigest, withOtherDigest, dataSetUnusable, firstAbandoned)
        .filter(Objects::nonNull)
        .anyMatch(kept -> kept.id().equals(outcome.id()));
  }

  /** The digest of the images that the first outcomes are of; null before any has one. */
  @Nullable String dataSetDigest() {
    return firstWithDigest == null ? null : run(firstWithDigest).dataSetDigest();
  }

  /** Why no further outcome can be compared with the earlier ones, in a sentence. */
  Optional<String> dataSetFailure() {
    if (dataSetUnusable != null) {
      return Optional.of(dataSetUnusable.detail());
    }
    return firstWithDigest == null || withOtherDigest == null
        ? Optional.empty()
        : Optional.of(
            "The data set changed during the study: %s trained on images with digest %s, %s on images with digest %s; request the study again, with the same images on every trainer."
                .formatted(
                    run(firstWithDigest).trainer(),
                    run(firstWithDigest).dataSetDigest(),
                    run(withOtherDigest).trainer(),
                    run(withOtherDigest).dataSetDigest()));
  }

  /** Why the first of the abandoned candidates was, in a sentence; empty while there is none. */
  Optional<String> firstAbandonment() {
    return Optional.ofNullable(firstAbandoned).map(CandidateAbandoned::detail);
  }

  private static TrainingRun run(Outcome outcome) {
    return switch (outcome) {
      case CandidateTrained trained -> trained.run();
      case CandidateDiverged diverged -> diverged.run();
      case CandidateAbandoned abandoned ->
          throw new IllegalArgumentException(abandoned.id() + " has no training.");
    };
  }
}
