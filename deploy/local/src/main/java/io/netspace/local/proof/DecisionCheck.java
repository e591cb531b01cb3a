package io.netspace.local.proof;

import io.netspace.analyzer.domain.DecisionRule;
import io.netspace.analyzer.domain.Recomputation;
import io.netspace.analyzer.domain.Ruling;
import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.DecisionPolicy;
import io.netspace.contracts.vocabulary.Evidence;
import io.netspace.contracts.vocabulary.Guarantee;
import io.netspace.contracts.vocabulary.Ladder;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.RankedCandidate;
import io.netspace.contracts.vocabulary.Revision;
import io.netspace.contracts.vocabulary.Study;
import io.netspace.contracts.vocabulary.Verdict;
import io.netspace.contracts.vocabulary.proof.ProvenDecision;
import io.netspace.contracts.vocabulary.proof.ProvenReview;
import io.netspace.contracts.vocabulary.proof.StudyProof;
import io.netspace.local.Wording;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a decision follows from the outcomes of its two populations. */
final class DecisionCheck {
  private final StudyProof proof;
  private final Study study;
  private final Recomputation recomputation;
  private final DrawnAgain drawn;
  private final ProvenDecision decision;
  private final Revision challenger;
  private final Revision incumbent;
  private final Findings findings = new Findings();

  private DecisionCheck(
      StudyProof proof, Recomputation recomputation, DrawnAgain drawn, ProvenDecision decision) {
    this.proof = proof;
    this.study = proof.study();
    this.recomputation = recomputation;
    this.drawn = drawn;
    this.decision = decision;
    this.challenger = proof.revisions().get(decision.evidence().challenger());
    this.incumbent = proof.revisions().get(Objects.requireNonNull(challenger.parent()));
  }

  /** The check of a decision, and the guarantee that follows for it. */
  record Result(Check check, Optional<Guarantee> guarantee) {}

  /** Of a study whose course is as it should be. */
  static Result of(
      StudyProof proof, Recomputation recomputation, DrawnAgain drawn, ProvenDecision decision) {
    return new DecisionCheck(proof, recomputation, drawn, decision).result();
  }

  private Result result() {
    Guarantee guarantee = decision.evidence().guarantee();
    if (guarantee == null) {
      return new Result(notRecomputable(), Optional.empty());
    }
    findings.same("change", decision.change(), challenger.refinement());
    findings.same("incumbent", incumbent.number(), recomputation.incumbentAt(challenger).number());
    first(challenger.firstOfIncumbent());
    Optional<Guarantee> again =
        new EvidenceCheck(recomputation, findings, incumbent, challenger, null)
            .recompute(recomputation.settled(challenger), decision.evidence(), guarantee);
    again.map(Guarantee::verdict).ifPresent(this::ruled);
    return new Result(
        findings.check(Check.About.DECISION, subject(), says(guarantee)),
        again.or(() -> Optional.of(guarantee)));
  }

  /**
   * A search has learned from all that it knew of the incumbent, and compares on other networks.
   */
  private void first(int incumbentFrom) {
    if (study.ladder() != Ladder.SEARCH) {
      findings.same("incumbentFrom of the revision", incumbentFrom, study.pilot());
      return;
    }
    int seen =
        proof.decisions().stream()
            .filter(other -> other.evidence().challenger() < challenger.number())
            .mapToInt(this::seenOfIncumbent)
            .max()
            .orElse(0);
    if (incumbentFrom < seen) {
      findings.fault(
          "The comparison begins with network %d of revision %d, of which %d were looked at before."
              .formatted(incumbentFrom, incumbent.number(), seen));
    }
    proposed(incumbentFrom);
  }

  /** A search tries what the best of all networks that it knew of the incumbent suggest. */
  private void proposed(int known) {
    PopulationId learnedFrom = recomputation.population(incumbent, null);
    if (recomputation.known(learnedFrom) < known) {
      return; // What is missing is said where the window is made.
    }
    List<RankedCandidate> trained =
        proof.populations().stream()
            .filter(population -> population.id().equals(learnedFrom))
            .flatMap(population -> drawn.trained(population, known).stream())
            .toList();
    findings.same(
        "change that the best networks suggest",
        decision.change(),
        recomputation.proposed(challenger, trained).orElse(null));
  }

  private int seenOfIncumbent(ProvenDecision other) {
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

  private Check notRecomputable() {
    return new Check(
        Check.About.DECISION,
        subject(),
        Check.State.NOT_RECOMPUTABLE,
        ruling(),
        List.of(),
        List.of(),
        List.of("Not recomputable: compared at a fixed size by an earlier version."));
  }

  private void ruled(Verdict verdict) {
    Decision follows = DecisionRule.decide(verdict);
    if (decision.undone() != null && decision.decision() != Decision.ACCEPTED) {
      findings.fault("It was undone, but only what was accepted can be.");
    }
    if (decision.decidedBy().equals(Ruling.byUndoing(incumbent.number()))) {
      findings.same("decision", decision.decision(), Decision.INCONCLUSIVE);
      if (!recomputation.isOut(incumbent)) {
        findings.fault("Revision %d was not undone.".formatted(incumbent.number()));
      }
    } else if (study.policy() == DecisionPolicy.AUTONOMOUS) {
      findings.same("decidedBy", decision.decidedBy(), Ruling.BY_EVIDENCE);
      findings.same("decision", decision.decision(), follows);
    } else {
      findings.same("recommendation", decision.recommendation(), follows);
      reviewed();
    }
  }

  private void reviewed() {
    ProvenReview review = decision.review();
    if (review == null) {
      findings.fault(
          "decidedBy (%s) has no review beside it; people decide in this study."
              .formatted(decision.decidedBy()));
      return;
    }
    findings.same("decidedBy", decision.decidedBy(), review.reviewer());
    findings.same(
        "decision", decision.decision(), review.approved() ? Decision.ACCEPTED : Decision.REJECTED);
    findings.note(
        "The ruling is %s's, where the evidence recommended %s: %s"
            .formatted(review.reviewer(), words(decision.recommendation()), review.reason()));
  }

  private static String words(@Nullable Decision recommendation) {
    return recommendation == null ? "nothing" : Wording.words(recommendation.name());
  }

  private String subject() {
    return "revision %d, %s".formatted(challenger.number(), decision.change().name());
  }

  private String says(Guarantee recorded) {
    return "%s, %s after %d pairs"
        .formatted(ruling(), Wording.words(recorded.verdict().name()), recorded.pairs());
  }

  private String ruling() {
    String ruled =
        "%s by %s".formatted(Wording.words(decision.decision().name()), decision.decidedBy());
    return decision.undone() == null
        ? ruled
        : "%s, undone by %s (%s)"
            .formatted(ruled, decision.undone().reviewer(), decision.undone().reason());
  }
}
