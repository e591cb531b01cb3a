package io.netspace.gateway.application;

import io.netspace.gateway.application.view.RefinementView;
import io.netspace.gateway.domain.study.RefinementFacts;
import io.netspace.gateway.domain.study.ReviewFacts;
import io.netspace.gateway.domain.study.StudyState;
import io.netspace.messaging.event.RefinementReviewed;
import io.netspace.messaging.event.Requester;
import io.netspace.messaging.event.Review;
import io.netspace.model.study.DecisionPolicy;
import io.netspace.model.study.RefinementId;
import io.netspace.model.study.Study;
import java.util.function.Predicate;

/** Records a reviewer's decision on a proposed refinement, once. */
public final class ReviewRefinement {
  private final RefinementCommandHandler handler;

  public ReviewRefinement(CommandHandler handler, StudyQueries queries) {
    this.handler = new RefinementCommandHandler(handler, queries);
  }

  /**
   * Publishes a review.
   *
   * @param unchanged whether the refinement is still as the reviewer has read it
   */
  public RefinementView review(
      String id,
      Review review,
      String reviewer,
      String reason,
      Requester by,
      Predicate<RefinementView> unchanged) {
    return handler.handle(
        id,
        unchanged,
        context ->
            requireReviewable(context.study(), context.snapshot().state(), context.refinement()),
        provenance ->
            new RefinementReviewed(provenance, new RefinementId(id), review, reviewer, reason, by));
  }

  private static void requireReviewable(Study study, StudyState state, RefinementFacts refinement) {
    if (refinement.decided() != null) {
      throw RefinementCommandHandler.conflict(
          refinement, "was decided by " + refinement.decided().decidedBy());
    }
    ReviewFacts earlier = refinement.review();
    if (earlier != null) {
      throw RefinementCommandHandler.conflict(
          refinement, "was reviewed by " + earlier.reviewer() + " already");
    }
    if (study.policy() != DecisionPolicy.APPROVAL) {
      throw RefinementCommandHandler.conflict(
          refinement, "is decided by the evidence: its study's policy is autonomous");
    }
    if (state.ended()) {
      throw RefinementCommandHandler.conflict(refinement, "belongs to a study that is " + state);
    }
  }
}
