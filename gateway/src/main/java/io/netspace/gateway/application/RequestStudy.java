package io.netspace.gateway.application;

import io.netspace.contracts.event.StudyRequested;
import io.netspace.contracts.vocabulary.Study;

/** Asks for a study, once: the same study again is the one there is. */
public final class RequestStudy {
  private final Desk desk;
  private final StudyQueries queries;

  public RequestStudy(Desk desk, StudyQueries queries) {
    this.desk = desk;
    this.queries = queries;
  }

  /** Whether the study is new. */
  public boolean request(Study study) {
    return desk.serve(
        () -> {
          boolean unknown = queries.existing(study.id().value()).isEmpty();
          if (unknown) {
            desk.publish(new StudyRequested(desk.provenance(study.id(), 0, study.seed()), study));
          }
          return unknown;
        });
  }
}
