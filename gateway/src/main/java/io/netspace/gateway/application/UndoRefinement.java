package io.netspace.gateway.application;

import io.netspace.contracts.event.RefinementUndone;
import io.netspace.contracts.vocabulary.RefinementId;
import io.netspace.gateway.domain.Dossier;
import io.netspace.gateway.domain.Lineage;
import io.netspace.gateway.domain.RefinementFacts;
import io.netspace.gateway.domain.RefinementView;
import io.netspace.gateway.domain.StudyState;
import java.util.Locale;
import java.util.function.Predicate;

/** Undoes an accepted refinement, once: the study goes on from the space before it. */
public final class UndoRefinement {
  private final RefinementDesk desk;

  public UndoRefinement(Desk desk, StudyQueries queries) {
    this.desk = new RefinementDesk(desk, queries);
  }

  /**
   * Passes an undoing on to the analyzer.
   *
   * @param unchanged whether the refinement still is what the reviewer has seen
   */
  public RefinementView undo(
      String id, String reviewer, String reason, Predicate<RefinementView> unchanged) {
    return desk.pass(
        id,
        unchanged,
        matter -> {
          refuseUnlessAccepted(matter.refinement());
          refuseUnlessOnTheCourse(matter.dossier(), matter.refinement());
        },
        provenance -> new RefinementUndone(provenance, new RefinementId(id), reviewer, reason));
  }

  private static void refuseUnlessAccepted(RefinementFacts refinement) {
    if (refinement.decided() == null) {
      throw RefinementDesk.refused(
          refinement, "is not decided yet; only an accepted one can be undone");
    }
    if (!refinement.isAccepted()) {
      String decision = refinement.decided().decision().name().toLowerCase(Locale.ROOT);
      throw RefinementDesk.refused(
          refinement, "is " + decision + "; only an accepted one can be undone");
    }
    if (refinement.undone() != null) {
      throw RefinementDesk.refused(
          refinement, "was undone by " + refinement.undone().reviewer() + " already");
    }
  }

  private static void refuseUnlessOnTheCourse(Dossier dossier, RefinementFacts refinement) {
    StudyState state = dossier.state();
    if (state.ended() || state == StudyState.CONCLUDING) {
      throw RefinementDesk.refused(refinement, "belongs to a study that is " + state);
    }
    if (dossier.facts().isChallenged()) {
      throw RefinementDesk.refused(
          refinement, "belongs to a study whose ladder is done: its final space is challenged");
    }
    if (new Lineage(dossier.facts()).isOut(refinement.challenger())) {
      throw RefinementDesk.refused(refinement, "is out already: a refinement before it was undone");
    }
  }
}
