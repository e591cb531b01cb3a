package io.netspace.gateway.application.view;

import io.netspace.gateway.domain.study.StudyFacts;
import io.netspace.gateway.domain.study.StudyState;
import io.netspace.model.study.DecisionPolicy;
import io.netspace.model.study.Study;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One study in a list of studies. */
public record StudyRow(
    String id,
    String name,
    StudyState state,
    DecisionPolicy policy,
    @Nullable Instant requestedAt) {

  public static StudyRow of(Study study, StudyFacts facts, StudyState state) {
    return new StudyRow(
        study.id().value(), study.name(), state, study.policy(), facts.requestedAt());
  }
}
