package io.netspace.gateway.application;

import io.netspace.contracts.event.RefinementReviewed;
import io.netspace.contracts.event.Review;
import io.netspace.contracts.vocabulary.DecisionPolicy;
import io.netspace.contracts.vocabulary.RefinementId;
import io.netspace.contracts.vocabulary.Study;
import io.netspace.gateway.domain.RefinementFacts;
import io.netspace.gateway.domain.RefinementView;
import io.netspace.gateway.domain.ReviewFacts;
import io.netspace.gateway.domain.StudyState;
import java.util.function.Predicate;

/** Takes a person's word on a proposed refinement, once. */
public final class ReviewRefinement {
  private final RefinementDesk desk;

  public ReviewRefinement(Desk desk, StudyQueries queries) {
    this.desk = new RefinementDesk(desk, queries);
  }

  /**
   * Passes a review on to the analyzer.
   *
   * @param unchanged whether the refinement still is what the reviewer has seen
   */
  public RefinementView review(
      String id,
      Review review,
      String reviewer,
      String reason,
      Predicate<RefinementView> unchanged) {
    return desk.pass(
        id,
        unchanged,
        matter ->
            refuseUnlessReviewable(matter.study(), matter.dossier().state(), matter.refinement()),
        provenance ->
            new RefinementReviewed(provenance, new RefinementId(id), review, reviewer, reason));
  }

  private static void refuseUnlessReviewable(
      Study study, StudyState state, RefinementFacts refinement) {
    if (refinement.decided() != null) {
      throw RefinementDesk.refused(
          refinement, "was decided by " + refinement.decided().decidedBy());
    }
    ReviewFacts earlier = refinement.review();
    if (earlier != null) {
      throw RefinementDesk.refused(
          refinement, "was reviewed by " + earlier.reviewer() + " already");
    }
    if (study.policy() != DecisionPolicy.APPROVAL) {
      throw RefinementDesk.refused(
          refinement, "is decided by the evidence: its study's policy is autonomous");
    }
    if (state.ended()) {
      throw RefinementDesk.refused(refinement, "belongs to a study that is " + state);
    }
  }
}
