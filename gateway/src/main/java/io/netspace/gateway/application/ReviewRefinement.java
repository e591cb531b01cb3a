package io.netspace.gateway.application;

import io.netspace.contracts.event.RefinementReviewed;
import io.netspace.contracts.event.Review;
import io.netspace.contracts.vocabulary.DecisionPolicy;
import io.netspace.contracts.vocabulary.RefinementId;
import io.netspace.contracts.vocabulary.Study;
import io.netspace.gateway.domain.Dossier;
import io.netspace.gateway.domain.RefinementFacts;
import io.netspace.gateway.domain.RefinementView;
import io.netspace.gateway.domain.ReviewFacts;
import io.netspace.gateway.domain.StudyState;
import java.util.Objects;
import java.util.function.Predicate;

/** Takes a person's word on a proposed refinement, once. */
public final class ReviewRefinement {
  private final Desk desk;
  private final StudyQueries queries;

  public ReviewRefinement(Desk desk, StudyQueries queries) {
    this.desk = desk;
    this.queries = queries;
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
    return desk.serve(
        () -> {
          RefinementView seen = queries.refinement(id);
          RefinementFacts refinement = queries.refinementFacts(id);
          Dossier dossier = queries.studyOfRefinement(id).orElseThrow();
          Study study = Objects.requireNonNull(dossier.facts().study());
          refuseUnlessReviewable(study, dossier.state(), refinement);
          if (!unchanged.test(seen)) {
            throw Problem.changed(
                "refinement (" + id + ") has changed since; read it again and send its new ETag.");
          }
          desk.publish(
              new RefinementReviewed(
                  desk.provenance(study.id(), refinement.challenger(), study.seed()),
                  new RefinementId(id),
                  review,
                  reviewer,
                  reason));
          return queries.refinement(id);
        });
  }

  private static void refuseUnlessReviewable(
      Study study, StudyState state, RefinementFacts refinement) {
    if (refinement.decided() != null) {
      throw refused(refinement, "was decided by " + refinement.decided().decidedBy());
    }
    ReviewFacts earlier = refinement.review();
    if (earlier != null) {
      throw refused(refinement, "was reviewed by " + earlier.reviewer() + " already");
    }
    if (study.policy() != DecisionPolicy.APPROVAL) {
      throw refused(refinement, "is decided by the evidence: its study's policy is autonomous");
    }
    if (state.ended()) {
      throw refused(refinement, "belongs to a study that is " + state);
    }
  }

  private static Problem refused(RefinementFacts refinement, String why) {
    return Problem.conflict("refinement (" + refinement.id() + ") " + why + ".");
  }
}
