package io.netspace.gateway.application;

import io.netspace.gateway.application.view.RefinementView;
import io.netspace.gateway.domain.study.RefinementFacts;
import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;
import io.netspace.model.study.Study;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Publishes a reviewer's command about a refinement, unless the refinement has changed since the
 * reviewer read it.
 */
final class RefinementCommandHandler {
  private final CommandHandler handler;
  private final StudyQueries queries;

  RefinementCommandHandler(CommandHandler handler, StudyQueries queries) {
    this.handler = handler;
    this.queries = queries;
  }

  /** A refinement with its study. */
  record RefinementContext(Study study, StudySnapshot snapshot, RefinementFacts refinement) {}

  /**
   * Publishes an event about a refinement, and returns the refinement with its effect.
   *
   * @param unchanged whether the refinement is still as the reviewer has read it
   * @param refusal throws where the command is not allowed
   */
  RefinementView handle(
      String id,
      Predicate<RefinementView> unchanged,
      Consumer<RefinementContext> refusal,
      Function<Provenance, Event> event) {
    return handler.handle(
        StudyQueries.studyIdOfRefinement(id).orElse(id),
        () -> {
          RefinementView current = queries.refinement(id);
          RefinementFacts refinement = queries.refinementFacts(id);
          StudySnapshot snapshot = queries.studyOfRefinement(id).orElseThrow();
          Study study = Objects.requireNonNull(snapshot.facts().study());
          refusal.accept(new RefinementContext(study, snapshot, refinement));
          if (!unchanged.test(current)) {
            throw Problem.changed(
                "refinement (" + id + ") has changed since; read it again and send its new ETag.");
          }
          handler.publish(
              event.apply(handler.provenance(study.id(), refinement.challenger(), study.seed())));
          return queries.refinement(id);
        });
  }

  static Problem conflict(RefinementFacts refinement, String why) {
    return Problem.conflict("refinement", "refinement (" + refinement.id() + ") " + why + ".");
  }
}
