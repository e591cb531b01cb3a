package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.DecisionPolicy;
import io.netspace.contracts.vocabulary.Study;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One study in a list of studies. */
public record StudyRow(
    String id,
    String name,
    StudyState state,
    DecisionPolicy policy,
    @Nullable Instant requestedAt) {

  /** The row of a study, empty until its request is known. */
  public static Optional<StudyRow> of(StudyFacts facts) {
    Study study = facts.study();
    return study == null
        ? Optional.empty()
        : Optional.of(
            new StudyRow(
                study.id().value(),
                study.name(),
                facts.state(),
                study.policy(),
                facts.requestedAt()));
  }
}
