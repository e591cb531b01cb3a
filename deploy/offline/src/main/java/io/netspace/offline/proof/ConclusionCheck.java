package io.netspace.offline.proof;

import io.netspace.analyzer.domain.allocation.AlphaSpent;
import io.netspace.analyzer.domain.planning.Recomputation;
import io.netspace.model.proof.ProvenOutcome;
import io.netspace.model.proof.ProvenPopulation;
import io.netspace.model.proof.ProvenStatus;
import io.netspace.model.proof.StudyProof;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.Conclusion;
import io.netspace.model.study.Guarantee;
import io.netspace.model.study.RankedCandidate;
import io.netspace.model.study.Revision;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks whether a study's conclusion follows from its decisions and outcomes. */
final class ConclusionCheck {
  /** Tolerance of sums of alpha: they are added in one order. */
  private static final double ROUNDING_TOLERANCE = 1e-12;

  private static final Comparator<RankedNetwork> BEST_FIRST =
      Comparator.comparingDouble(RankedNetwork::errorPercent)
          .thenComparing(ranked -> ranked.candidate().value());

  private final StudyProof proof;
  private final ResampledCandidates resampled;
  private final List<Guarantee> guarantees;
  private final ProofCheckBuilder findings = new ProofCheckBuilder();

  private ConclusionCheck(StudyProof proof, ResampledCandidates drawn, List<Guarantee> guarantees) {
    this.proof = proof;
    this.resampled = drawn;
    this.guarantees = guarantees;
  }

  /**
   * Checks the conclusion of a study, concluded or not.
   *
   * @param guarantees of its decisions, then of its generalization tests, in order
   */
  static ProofCheck of(
      StudyProof proof,
      Recomputation recomputation,
      ResampledCandidates drawn,
      List<Guarantee> guarantees) {
    return new ConclusionCheck(proof, drawn, guarantees).check(recomputation);
  }

  private ProofCheck check(Recomputation recomputation) {
    double spent = AlphaSpent.total(guarantees);
    if (spent > proof.study().alpha() + ROUNDING_TOLERANCE) {
      findings.addFault(
          "The levels of the comparisons come to %s, more than the study's (%s)."
              .formatted(spent, proof.study().alpha()));
    }
    Conclusion conclusion = proof.conclusion();
    if (conclusion == null) {
      return findings.build(ProofCheck.Kind.CONCLUSION, "conclusion", "none yet");
    }
    Revision incumbent = recomputation.incumbent();
    findings.requireEqual("revision", conclusion.revision(), incumbent.number());
    findings.requireEqual("space", conclusion.space(), incumbent.space());
    findings.requireClose("log10Size", conclusion.log10Size(), incumbent.space().log10Size());
    if (conclusion.digest() != null) {
      findings.requireClose("levelSpent", conclusion.levelSpent(), spent);
      findings.requireEqual("digest", conclusion.digest(), AlphaSpent.outcomesDigest(guarantees));
    }
    findings.requireEqual(
        "best", recordedBest(conclusion.best()), recomputedBest(conclusion.best().size()));
    conclusion.best().stream().map(RankedCandidate::candidate).forEach(this::checkResampled);
    return findings.build(
        ProofCheck.Kind.CONCLUSION,
        "conclusion",
        "revision %d, %s".formatted(conclusion.revision(), conclusion.space().name()));
  }

  private void checkResampled(Candidate named) {
    Optional<Candidate> again =
        resampled.candidate(named.population(), named.index(), named.replicate());
    if (!again.equals(Optional.of(named))) {
      findings.addFault(
          "Candidate %s is not the network that the study's seed gives in its place."
              .formatted(named.id()));
    }
  }

  private record RankedNetwork(CandidateId candidate, double errorPercent) {
    @Override
    public String toString() {
      return candidate + " (" + errorPercent + " %)";
    }
  }

  private static List<RankedNetwork> recordedBest(List<RankedCandidate> best) {
    return best.stream()
        .map(ranked -> new RankedNetwork(ranked.candidate().id(), ranked.errorPercent()))
        .toList();
  }

  /** The best networks by error, then id; each with its best replicate. */
  private List<RankedNetwork> recomputedBest(int count) {
    return proof.populations().stream()
        .filter(population -> population.purpose().isRanked())
        .flatMap(ConclusionCheck::networks)
        .sorted(BEST_FIRST)
        .limit(count)
        .toList();
  }

  private static Stream<RankedNetwork> networks(ProvenPopulation population) {
    return population.outcomes().stream()
        .filter(outcome -> outcome.state() == ProvenStatus.TRAINED)
        .collect(
            Collectors.groupingBy(
                ProvenOutcome::index,
                Collectors.mapping(
                    outcome -> ranked(population, outcome), Collectors.minBy(BEST_FIRST))))
        .values()
        .stream()
        .flatMap(Optional::stream);
  }

  private static RankedNetwork ranked(ProvenPopulation population, ProvenOutcome outcome) {
    Double error = outcome.errorPercent();
    return new RankedNetwork(
        CandidateId.of(population.id(), outcome.index(), outcome.replicate()),
        error == null ? 100 : error);
  }
}
