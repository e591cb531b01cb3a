package io.netspace.gateway.application;

import io.netspace.gateway.domain.study.ChangeFacts;
import io.netspace.gateway.domain.study.PopulationFacts;
import io.netspace.gateway.domain.study.RefinementFacts.DecisionFacts;
import io.netspace.gateway.domain.study.RefinementFacts.ProposalFacts;
import io.netspace.gateway.domain.study.ReviewFacts;
import io.netspace.gateway.domain.study.StudyFacts;
import io.netspace.gateway.domain.study.UndoFacts;
import io.netspace.messaging.event.DesignSpacePublished;
import io.netspace.messaging.event.PopulationClosed;
import io.netspace.messaging.event.PopulationExhausted;
import io.netspace.messaging.event.PopulationRequested;
import io.netspace.messaging.event.ReferenceFixed;
import io.netspace.messaging.event.RefinementDecided;
import io.netspace.messaging.event.RefinementProposed;
import io.netspace.messaging.event.RefinementReviewed;
import io.netspace.messaging.event.RefinementUndone;
import io.netspace.messaging.event.RequestedChange;
import io.netspace.messaging.event.Review;
import io.netspace.messaging.event.StudyCancelled;
import io.netspace.messaging.event.StudyConcluded;
import io.netspace.messaging.event.StudyPaused;
import io.netspace.messaging.event.StudyRefused;
import io.netspace.messaging.event.StudyRequested;
import io.netspace.messaging.event.StudyResumed;
import io.netspace.model.study.Baseline;
import io.netspace.model.study.Event;
import io.netspace.model.study.Population;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Applies events to the facts of their study. */
final class StudyProjection {
  private StudyProjection() {}

  static StudyFacts apply(StudyFacts facts, Event event, Instant time) {
    StudyFacts after = applyToOwnPart(facts, event, time);
    return RequestedChange.of(event, time)
        .map(change -> after.changed(changeOf(event, change)))
        .orElse(after);
  }

  private static ChangeFacts changeOf(Event event, RequestedChange change) {
    return new ChangeFacts(
        event.id(),
        change.time(),
        change.what(),
        change.about(),
        change.login(),
        change.address(),
        change.note());
  }

  private static StudyFacts applyToOwnPart(StudyFacts facts, Event event, Instant time) {
    return switch (event) {
      case StudyRequested requested -> facts.requested(requested.study(), time);
      case StudyPaused paused -> facts.paused(paused.sequence());
      case StudyResumed resumed -> facts.resumed(resumed.sequence());
      case StudyCancelled cancelled -> facts.cancelled(cancelled.reason());
      case StudyRefused refused -> facts.refused(refused.reason(), refused.hadBegun());
      case StudyConcluded concluded -> facts.concluded(concluded.conclusion());
      case DesignSpacePublished published -> facts.published(published.space());
      case ReferenceFixed fixed -> facts.referenceFixed(fixed.reference());
      case PopulationRequested requested ->
          changePopulation(
              facts,
              requested.population(),
              known ->
                  known.requested(
                      requested.space(),
                      requested.upToIndex(),
                      names(requested),
                      requested.independentDraws()));
      case PopulationExhausted exhausted ->
          changePopulation(
              facts,
              exhausted.population(),
              known -> known.exhaustedFor(exhaustedReason(exhausted)));
      case PopulationClosed closed ->
          changePopulation(facts, closed.population(), known -> known.closedFor(closed.reason()));
      case RefinementProposed proposed ->
          facts.refinement(
              proposed.refinement().value(), known -> known.with(proposalOf(proposed)));
      case RefinementReviewed reviewed ->
          facts.refinement(reviewed.refinement().value(), known -> known.with(reviewOf(reviewed)));
      case RefinementUndone undone ->
          facts.refinement(undone.refinement().value(), known -> known.with(undoOf(undone)));
      case RefinementDecided decided ->
          facts.refinement(decided.refinement().value(), known -> known.with(decisionOf(decided)));
      default -> facts;
    };
  }

  private static StudyFacts changePopulation(
      StudyFacts facts, Population population, UnaryOperator<PopulationFacts> change) {
    return facts.population(population, change);
  }

  private static @Nullable List<String> names(PopulationRequested requested) {
    return requested.baselines() == null
        ? null
        : requested.baselines().stream().map(Baseline::name).toList();
  }

  private static ProposalFacts proposalOf(RefinementProposed proposed) {
    return new ProposalFacts(proposed.change(), proposed.evidence(), proposed.recommendation());
  }

  private static ReviewFacts reviewOf(RefinementReviewed reviewed) {
    return new ReviewFacts(
        reviewed.review() == Review.APPROVE, reviewed.reviewer(), reviewed.reason());
  }

  private static UndoFacts undoOf(RefinementUndone undone) {
    return new UndoFacts(undone.reviewer(), undone.reason());
  }

  private static DecisionFacts decisionOf(RefinementDecided decided) {
    return new DecisionFacts(
        decided.change(), decided.evidence(), decided.decision(), decided.decidedBy());
  }

  private static String exhaustedReason(PopulationExhausted exhausted) {
    return String.format(
        Locale.ROOT,
        "Only %d networks of revision %d were found inside the regime's window in %d draws"
            + " (%.2g of the draws fit); widen the window or the space.",
        exhausted.sampled(),
        exhausted.population().revision(),
        exhausted.draws(),
        exhausted.acceptanceRate());
  }
}
