package io.netspace.gateway.application;

import io.netspace.gateway.application.view.RefinementView;
import io.netspace.gateway.domain.study.RefinementFacts;
import io.netspace.gateway.domain.study.RevisionHistory;
import io.netspace.gateway.domain.study.StudyState;
import io.netspace.messaging.event.RefinementUndone;
import io.netspace.messaging.event.Requester;
import io.netspace.model.study.RefinementId;
import java.util.Locale;
import java.util.function.Predicate;

/** Undoes an accepted refinement, once: the study continues from the space before it. */
public final class UndoRefinement {
  private final RefinementCommandHandler handler;

  public UndoRefinement(CommandHandler handler, StudyQueries queries) {
    this.handler = new RefinementCommandHandler(handler, queries);
  }

  /**
   * Publishes that a refinement is undone.
   *
   * @param unchanged whether the refinement is still as the reviewer has read it
   */
  public RefinementView undo(
      String id,
      String reviewer,
      String reason,
      Requester by,
      Predicate<RefinementView> unchanged) {
    return handler.handle(
        id,
        unchanged,
        context -> {
          requireAccepted(context.refinement());
          requireOnCurrentBranch(context.snapshot(), context.refinement());
        },
        provenance -> new RefinementUndone(provenance, new RefinementId(id), reviewer, reason, by));
  }

  private static void requireAccepted(RefinementFacts refinement) {
    if (refinement.decided() == null) {
      throw RefinementCommandHandler.conflict(
          refinement, "is not decided yet; only an accepted one can be undone");
    }
    if (!refinement.isAccepted()) {
      String decision = refinement.decided().decision().name().toLowerCase(Locale.ROOT);
      throw RefinementCommandHandler.conflict(
          refinement, "is " + decision + "; only an accepted one can be undone");
    }
    if (refinement.undone() != null) {
      throw RefinementCommandHandler.conflict(
          refinement, "was undone by " + refinement.undone().reviewer() + " already");
    }
  }

  private static void requireOnCurrentBranch(StudySnapshot snapshot, RefinementFacts refinement) {
    StudyState state = snapshot.state();
    if (state.ended() || state == StudyState.CONCLUDING) {
      throw RefinementCommandHandler.conflict(refinement, "belongs to a study that is " + state);
    }
    if (snapshot.facts().hasGeneralizationTests()) {
      throw RefinementCommandHandler.conflict(
          refinement, "belongs to a study whose ladder is done: its final space is challenged");
    }
    if (new RevisionHistory(snapshot.facts()).isOnUndoneBranch(refinement.challenger())) {
      throw RefinementCommandHandler.conflict(
          refinement, "is out already: a refinement before it was undone");
    }
  }
}
