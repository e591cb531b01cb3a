package io.netspace.gateway.application;

import io.netspace.messaging.event.Requester;
import io.netspace.messaging.event.StudyRequested;
import io.netspace.model.study.Study;

/** Requests a study; the same study requested again is the existing one. */
public final class RequestStudy {
  private final CommandHandler handler;
  private final StudyQueries queries;
  private final DataSetRoots roots;

  public RequestStudy(CommandHandler handler, StudyQueries queries, DataSetRoots roots) {
    this.handler = handler;
    this.queries = queries;
    this.roots = roots;
  }

  /** Whether the study is new. */
  public boolean request(Study study, Requester by) {
    roots.require(study);
    return handler.handle(
        study.id().value(),
        () -> {
          boolean unknown = queries.findRequested(study.id().value()).isEmpty();
          if (unknown) {
            handler.publish(
                new StudyRequested(handler.provenance(study.id(), 0, study.seed()), study, by));
          }
          return unknown;
        });
  }
}
