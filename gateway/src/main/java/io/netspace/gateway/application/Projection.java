package io.netspace.gateway.application;

import io.netspace.contracts.event.DesignSpacePublished;
import io.netspace.contracts.event.PopulationClosed;
import io.netspace.contracts.event.PopulationExhausted;
import io.netspace.contracts.event.PopulationRequested;
import io.netspace.contracts.event.RefinementDecided;
import io.netspace.contracts.event.RefinementProposed;
import io.netspace.contracts.event.RefinementReviewed;
import io.netspace.contracts.event.RefinementUndone;
import io.netspace.contracts.event.Review;
import io.netspace.contracts.event.StudyCancelled;
import io.netspace.contracts.event.StudyConcluded;
import io.netspace.contracts.event.StudyPaused;
import io.netspace.contracts.event.StudyRefused;
import io.netspace.contracts.event.StudyRequested;
import io.netspace.contracts.event.StudyResumed;
import io.netspace.contracts.vocabulary.Baseline;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.gateway.domain.PopulationFacts;
import io.netspace.gateway.domain.RefinementFacts.Proposal;
import io.netspace.gateway.domain.RefinementFacts.Settlement;
import io.netspace.gateway.domain.ReviewFacts;
import io.netspace.gateway.domain.StudyFacts;
import io.netspace.gateway.domain.UndoFacts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What each event adds to the facts of its study. */
final class Projection {
  private Projection() {}

  static StudyFacts apply(StudyFacts facts, Event event, Instant time) {
    return switch (event) {
      case StudyRequested requested -> facts.requested(requested.study(), time);
      case StudyPaused paused -> facts.paused(paused.sequence());
      case StudyResumed resumed -> facts.resumed(resumed.sequence());
      case StudyCancelled cancelled -> facts.cancelled(cancelled.reason());
      case StudyRefused refused -> facts.refused(refused.reason());
      case StudyConcluded concluded -> facts.concluded(concluded.conclusion());
      case DesignSpacePublished published -> facts.published(published.space());
      case PopulationRequested requested ->
          change(
              facts,
              requested.population(),
              known -> known.requested(requested.space(), requested.upToIndex(), names(requested)));
      case PopulationExhausted exhausted ->
          change(facts, exhausted.population(), known -> known.exhaustedFor(sentence(exhausted)));
      case PopulationClosed closed ->
          change(facts, closed.population(), known -> known.closedFor(closed.reason()));
      case RefinementProposed proposed ->
          facts.refinement(
              proposed.refinement().value(), known -> known.with(proposalOf(proposed)));
      case RefinementReviewed reviewed ->
          facts.refinement(reviewed.refinement().value(), known -> known.with(reviewOf(reviewed)));
      case RefinementUndone undone ->
          facts.refinement(undone.refinement().value(), known -> known.with(undoOf(undone)));
      case RefinementDecided decided ->
          facts.refinement(
              decided.refinement().value(), known -> known.with(settlementOf(decided)));
      default -> facts;
    };
  }

  private static StudyFacts change(
      StudyFacts facts, Population population, UnaryOperator<PopulationFacts> change) {
    return facts.population(population, change);
  }

  private static @Nullable List<String> names(PopulationRequested requested) {
    return requested.baselines() == null
        ? null
        : requested.baselines().stream().map(Baseline::name).toList();
  }

  private static Proposal proposalOf(RefinementProposed proposed) {
    return new Proposal(proposed.change(), proposed.evidence(), proposed.recommendation());
  }

  private static ReviewFacts reviewOf(RefinementReviewed reviewed) {
    return new ReviewFacts(
        reviewed.review() == Review.APPROVE, reviewed.reviewer(), reviewed.reason());
  }

  private static UndoFacts undoOf(RefinementUndone undone) {
    return new UndoFacts(undone.reviewer(), undone.reason());
  }

  private static Settlement settlementOf(RefinementDecided decided) {
    return new Settlement(
        decided.change(), decided.evidence(), decided.decision(), decided.decidedBy());
  }

  private static String sentence(PopulationExhausted exhausted) {
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
