package io.netspace.offline.proof;

import io.netspace.analyzer.domain.comparison.DecisionRule;
import io.netspace.analyzer.domain.planning.AttributedDecision;
import io.netspace.analyzer.domain.planning.Recomputation;
import io.netspace.model.proof.ProvenDecision;
import io.netspace.model.proof.ProvenReview;
import io.netspace.model.proof.StudyProof;
import io.netspace.model.space.Ladder;
import io.netspace.model.statistics.Verdict;
import io.netspace.model.study.Decision;
import io.netspace.model.study.DecisionPolicy;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.Guarantee;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.RankedCandidate;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import io.netspace.offline.common.Formatting;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks whether a decision follows from the outcomes of its two populations. */
final class DecisionCheck {
  private final StudyProof proof;
  private final Study study;
  private final Recomputation recomputation;
  private final ResampledCandidates resampled;
  private final ProvenDecision decision;
  private final Revision challenger;
  private final Revision incumbent;
  private final ProofCheckBuilder findings = new ProofCheckBuilder();

  private DecisionCheck(
      StudyProof proof,
      Recomputation recomputation,
      ResampledCandidates drawn,
      ProvenDecision decision) {
    this.proof = proof;
    this.study = proof.study();
    this.recomputation = recomputation;
    this.resampled = drawn;
    this.decision = decision;
    this.challenger = proof.revisions().get(decision.evidence().challenger());
    this.incumbent = proof.revisions().get(Objects.requireNonNull(challenger.parent()));
  }

  /** The check of a decision, and its recomputed guarantee. */
  record Result(ProofCheck check, Optional<Guarantee> guarantee) {}

  /** Checks decisions of a study whose revision tree is valid. */
  static Result of(
      StudyProof proof,
      Recomputation recomputation,
      ResampledCandidates drawn,
      ProvenDecision decision) {
    return new DecisionCheck(proof, recomputation, drawn, decision).result();
  }

  private Result result() {
    Guarantee guarantee = decision.evidence().guarantee();
    if (guarantee == null) {
      return new Result(notRecomputable(), Optional.empty());
    }
    findings.requireEqual("change", decision.change(), challenger.refinement());
    findings.requireEqual(
        "incumbent", incumbent.number(), recomputation.incumbentAt(challenger).number());
    checkFirstIndex(challenger.firstOfIncumbent());
    Optional<Guarantee> again =
        new EvidenceCheck(recomputation, findings, incumbent, challenger, null)
            .recompute(recomputation.comparisonSpec(challenger), decision.evidence(), guarantee);
    again.map(Guarantee::verdict).ifPresent(this::checkReviewedDecision);
    return new Result(
        findings.build(ProofCheck.Kind.DECISION, subject(), summary(guarantee)),
        again.or(() -> Optional.of(guarantee)));
  }

  /** A search uses all outcomes known of the incumbent, and compares on other networks. */
  private void checkFirstIndex(int incumbentFrom) {
    if (study.ladder() != Ladder.SEARCH) {
      findings.requireEqual("incumbentFrom of the revision", incumbentFrom, study.pilotSize());
      return;
    }
    int seen =
        proof.decisions().stream()
            .filter(other -> other.evidence().challenger() < challenger.number())
            .mapToInt(this::incumbentNetworksSeen)
            .max()
            .orElse(0);
    if (incumbentFrom < seen) {
      findings.addFault(
          "The comparison begins with network %d of revision %d, of which %d were looked at before."
              .formatted(incumbentFrom, incumbent.number(), seen));
    }
    checkProposal(incumbentFrom);
  }

  /** A search proposes the refinement that the best known networks of the incumbent suggest. */
  private void checkProposal(int known) {
    PopulationId learnedFrom = recomputation.population(incumbent, null);
    if (recomputation.knownNetworks(learnedFrom) < known) {
      return; // Missing outcomes are reported where the window is recomputed.
    }
    List<RankedCandidate> trained =
        proof.populations().stream()
            .filter(population -> population.id().equals(learnedFrom))
            .flatMap(population -> resampled.trained(population, known).stream())
            .toList();
    findings.requireEqual(
        "change that the best networks suggest",
        decision.change(),
        recomputation.proposedRefinement(challenger, trained).orElse(null));
  }

  private int incumbentNetworksSeen(ProvenDecision other) {
    Evidence evidence = other.evidence();
    Guarantee guarantee = evidence.guarantee();
    if (guarantee == null) {
      return 0;
    }
    if (evidence.incumbent() == incumbent.number()) {
      return guarantee.incumbentFrom() + guarantee.pairs();
    }
    return evidence.challenger() == incumbent.number() ? guarantee.pairs() : 0;
  }

  private ProofCheck notRecomputable() {
    return new ProofCheck(
        ProofCheck.Kind.DECISION,
        subject(),
        ProofCheck.State.NOT_RECOMPUTABLE,
        reviewedDecisionSummary(),
        List.of(),
        List.of(),
        List.of("Not recomputable: compared at a fixed size by an earlier version."));
  }

  private void checkReviewedDecision(Verdict verdict) {
    Decision follows = DecisionRule.decisionFor(verdict);
    if (decision.undone() != null && decision.decision() != Decision.ACCEPTED) {
      findings.addFault("It was undone, but only what was accepted can be.");
    }
    if (decision.decidedBy().equals(AttributedDecision.byUndoOf(incumbent.number()))) {
      findings.requireEqual("decision", decision.decision(), Decision.INCONCLUSIVE);
      if (!recomputation.isOnUndoneBranch(incumbent)) {
        findings.addFault("Revision %d was not undone.".formatted(incumbent.number()));
      }
    } else if (study.policy() == DecisionPolicy.AUTONOMOUS) {
      findings.requireEqual("decidedBy", decision.decidedBy(), AttributedDecision.BY_EVIDENCE);
      findings.requireEqual("decision", decision.decision(), follows);
    } else {
      findings.requireEqual("recommendation", decision.recommendation(), follows);
      checkReview();
    }
  }

  private void checkReview() {
    ProvenReview review = decision.review();
    if (review == null) {
      findings.addFault(
          "decidedBy (%s) has no review beside it; people decide in this study."
              .formatted(decision.decidedBy()));
      return;
    }
    findings.requireEqual("decidedBy", decision.decidedBy(), review.reviewer());
    findings.requireEqual(
        "decision", decision.decision(), review.approved() ? Decision.ACCEPTED : Decision.REJECTED);
    findings.addNote(
        "The ruling is %s's, where the evidence recommended %s: %s"
            .formatted(
                review.reviewer(),
                recommendationInWords(decision.recommendation()),
                review.reason()));
  }

  private static String recommendationInWords(@Nullable Decision recommendation) {
    return recommendation == null ? "nothing" : Formatting.constantAsWords(recommendation.name());
  }

  private String subject() {
    return "revision %d, %s".formatted(challenger.number(), decision.change().name());
  }

  private String summary(Guarantee recorded) {
    return "%s, %s after %d pairs"
        .formatted(
            reviewedDecisionSummary(),
            Formatting.constantAsWords(recorded.verdict().name()),
            recorded.pairs());
  }

  private String reviewedDecisionSummary() {
    String ruled =
        "%s by %s"
            .formatted(
                Formatting.constantAsWords(decision.decision().name()), decision.decidedBy());
    return decision.undone() == null
        ? ruled
        : "%s, undone by %s (%s)"
            .formatted(ruled, decision.undone().reviewer(), decision.undone().reason());
  }
}
