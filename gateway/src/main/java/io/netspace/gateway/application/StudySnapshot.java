package io.netspace.gateway.application;

import io.netspace.gateway.application.view.EdfView;
import io.netspace.gateway.application.view.StudyRow;
import io.netspace.gateway.application.view.StudyView;
import io.netspace.gateway.domain.candidate.StudyCandidates;
import io.netspace.gateway.domain.study.StudyFacts;
import io.netspace.gateway.domain.study.StudyState;
import io.netspace.model.study.Study;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of one study: its facts and its candidates. */
public record StudySnapshot(StudyFacts facts, StudyCandidates candidates) {

  public StudyState state() {
    return facts.state(candidates.counts().outstanding());
  }

  /** The view of the study, empty until its request is known. */
  public Optional<StudyView> view() {
    return study().map(study -> StudyView.of(study, facts, candidates));
  }

  /** The study's row in a list, empty until its request is known. */
  public Optional<StudyRow> row() {
    return study().map(study -> StudyRow.of(study, facts, state()));
  }

  /**
   * The distributions of the given revisions' errors, of all without any.
   *
   * @param points maximum number of steps of one
   * @param confidence of a band around each, null for none
   */
  public Optional<EdfView> edf(List<Integer> revisions, int points, @Nullable Double confidence) {
    return view().map(view -> EdfView.of(view, candidates, revisions, points, confidence));
  }

  private Optional<Study> study() {
    return Optional.ofNullable(facts.study());
  }
}
