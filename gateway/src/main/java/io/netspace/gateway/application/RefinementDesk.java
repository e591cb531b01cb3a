package io.netspace.gateway.application;

import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Provenance;
import io.netspace.contracts.vocabulary.Study;
import io.netspace.gateway.domain.Dossier;
import io.netspace.gateway.domain.RefinementFacts;
import io.netspace.gateway.domain.RefinementView;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Passes on what a person says of a refinement, while it still is what they have seen. */
final class RefinementDesk {
  private final Desk desk;
  private final StudyQueries queries;

  RefinementDesk(Desk desk, StudyQueries queries) {
    this.desk = desk;
    this.queries = queries;
  }

  /** A refinement, and the study that it belongs to. */
  record Matter(Study study, Dossier dossier, RefinementFacts refinement) {}

  /**
   * Publishes an event about a refinement, and gives the refinement as it is then.
   *
   * @param unchanged whether the refinement still is what the person has seen
   * @param refusal throws where there is nothing to say of it
   */
  RefinementView pass(
      String id,
      Predicate<RefinementView> unchanged,
      Consumer<Matter> refusal,
      Function<Provenance, Event> said) {
    return desk.serve(
        () -> {
          RefinementView seen = queries.refinement(id);
          RefinementFacts refinement = queries.refinementFacts(id);
          Dossier dossier = queries.studyOfRefinement(id).orElseThrow();
          Study study = Objects.requireNonNull(dossier.facts().study());
          refusal.accept(new Matter(study, dossier, refinement));
          if (!unchanged.test(seen)) {
            throw Problem.changed(
                "refinement (" + id + ") has changed since; read it again and send its new ETag.");
          }
          desk.publish(
              said.apply(desk.provenance(study.id(), refinement.challenger(), study.seed())));
          return queries.refinement(id);
        });
  }

  static Problem refused(RefinementFacts refinement, String why) {
    return Problem.conflict("refinement (" + refinement.id() + ") " + why + ".");
  }
}
