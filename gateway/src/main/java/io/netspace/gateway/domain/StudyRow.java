package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.DecisionPolicy;
import io.netspace.contracts.vocabulary.Study;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One study in a list of studies. */
public record StudyRow(
    String id,
    String name,
    StudyState state,
    DecisionPolicy policy,
    @Nullable Instant requestedAt) {

  static StudyRow of(Study study, StudyFacts facts, StudyState state) {
    return new StudyRow(
        study.id().value(), study.name(), state, study.policy(), facts.requestedAt());
  }
}
