package io.netspace.analyzer.domain.planning;

import io.netspace.model.study.Study;
import java.util.Optional;

/** A study that was requested: its history, and the planner that follows it. */
record PlannedStudy(StudyHistory history, StudyPlanner planner) {
  static PlannedStudy of(Study study) {
    StudyHistory history = new StudyHistory(study.id());
    return new PlannedStudy(history, new StudyPlanner(study, history));
  }

  Optional<StudyStep> next() {
    return planner.next();
  }
}
