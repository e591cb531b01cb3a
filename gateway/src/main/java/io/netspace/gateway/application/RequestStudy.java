package io.netspace.gateway.application;

import io.netspace.messaging.event.StudyRequested;
import io.netspace.model.study.Study;

/** Requests a study; the same study requested again is the existing one. */
public final class RequestStudy {
  private final CommandHandler handler;
  private final StudyQueries queries;

  public RequestStudy(CommandHandler handler, StudyQueries queries) {
    this.handler = handler;
    this.queries = queries;
  }

  /** Whether the study is new. */
  public boolean request(Study study) {
    return handler.handle(
        () -> {
          boolean unknown = queries.findRequested(study.id().value()).isEmpty();
          if (unknown) {
            handler.publish(
                new StudyRequested(handler.provenance(study.id(), 0, study.seed()), study));
          }
          return unknown;
        });
  }
}
