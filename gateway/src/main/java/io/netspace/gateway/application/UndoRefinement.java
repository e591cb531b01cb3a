package io.netspace.gateway.application;

import io.netspace.contracts.event.RefinementUndone;
import io.netspace.contracts.vocabulary.RefinementId;
import io.netspace.contracts.vocabulary.Study;
import io.netspace.gateway.domain.Dossier;
import io.netspace.gateway.domain.Lineage;
import io.netspace.gateway.domain.RefinementFacts;
import io.netspace.gateway.domain.RefinementView;
import io.netspace.gateway.domain.StudyState;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;

/** Undoes an accepted refinement, once: the study goes on from the space before it. */
public final class UndoRefinement {
  private final Desk desk;
  private final StudyQueries queries;

  public UndoRefinement(Desk desk, StudyQueries queries) {
    this.desk = desk;
    this.queries = queries;
  }

  /**
   * Passes an undoing on to the analyzer.
   *
   * @param unchanged whether the refinement still is what the reviewer has seen
   */
  public RefinementView undo(
      String id, String reviewer, String reason, Predicate<RefinementView> unchanged) {
    return desk.serve(
        () -> {
          RefinementView seen = queries.refinement(id);
          RefinementFacts refinement = queries.refinementFacts(id);
          Dossier dossier = queries.studyOfRefinement(id).orElseThrow();
          Study study = Objects.requireNonNull(dossier.facts().study());
          refuseUnlessAccepted(refinement);
          refuseUnlessOnTheCourse(dossier, refinement);
          if (!unchanged.test(seen)) {
            throw Problem.changed(
                "refinement (" + id + ") has changed since; read it again and send its new ETag.");
          }
          desk.publish(
              new RefinementUndone(
                  desk.provenance(study.id(), refinement.challenger(), study.seed()),
                  new RefinementId(id),
                  reviewer,
                  reason));
          return queries.refinement(id);
        });
  }

  private static void refuseUnlessAccepted(RefinementFacts refinement) {
    if (refinement.decided() == null) {
      throw refused(refinement, "is not decided yet; only an accepted one can be undone");
    }
    if (!refinement.isAccepted()) {
      String decision = refinement.decided().decision().name().toLowerCase(Locale.ROOT);
      throw refused(refinement, "is " + decision + "; only an accepted one can be undone");
    }
    if (refinement.undone() != null) {
      throw refused(refinement, "was undone by " + refinement.undone().reviewer() + " already");
    }
  }

  private static void refuseUnlessOnTheCourse(Dossier dossier, RefinementFacts refinement) {
    StudyState state = dossier.state();
    if (state.ended() || state == StudyState.CONCLUDING) {
      throw refused(refinement, "belongs to a study that is " + state);
    }
    if (dossier.facts().isChallenged()) {
      throw refused(
          refinement, "belongs to a study whose ladder is done: its final space is challenged");
    }
    if (new Lineage(dossier.facts()).isOut(refinement.challenger())) {
      throw refused(refinement, "is out already: a refinement before it was undone");
    }
  }

  private static Problem refused(RefinementFacts refinement, String why) {
    return Problem.conflict("refinement (" + refinement.id() + ") " + why + ".");
  }
}
