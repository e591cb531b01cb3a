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

/** Passes on what a person says of a refinement, while it still is what they have seen. */
final class RefinementCommandHandler {
  private final CommandHandler handler;
  private final StudyQueries queries;

  RefinementCommandHandler(CommandHandler desk, StudyQueries queries) {
    this.handler = desk;
    this.queries = queries;
  }

  /** A refinement, and the study that it belongs to. */
  record RefinementContext(Study study, StudySnapshot snapshot, RefinementFacts refinement) {}

  /**
   * Publishes an event about a refinement, and gives the refinement as it is then.
   *
   * @param unchanged whether the refinement still is what the person has seen
   * @param refusal throws where there is nothing to say of it
   */
  RefinementView handle(
      String id,
      Predicate<RefinementView> unchanged,
      Consumer<RefinementContext> refusal,
      Function<Provenance, Event> said) {
    return handler.handle(
        () -> {
          RefinementView seen = queries.refinement(id);
          RefinementFacts refinement = queries.refinementFacts(id);
          StudySnapshot dossier = queries.studyOfRefinement(id).orElseThrow();
          Study study = Objects.requireNonNull(dossier.facts().study());
          refusal.accept(new RefinementContext(study, dossier, refinement));
          if (!unchanged.test(seen)) {
            throw Problem.changed(
                "refinement (" + id + ") has changed since; read it again and send its new ETag.");
          }
          handler.publish(
              said.apply(handler.provenance(study.id(), refinement.challenger(), study.seed())));
          return queries.refinement(id);
        });
  }

  static Problem conflict(RefinementFacts refinement, String why) {
    return Problem.conflict("refinement (" + refinement.id() + ") " + why + ".");
  }
}
