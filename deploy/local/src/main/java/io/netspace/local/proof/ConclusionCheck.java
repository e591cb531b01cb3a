package io.netspace.local.proof;

import io.netspace.analyzer.domain.Recomputation;
import io.netspace.analyzer.domain.Spending;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.Conclusion;
import io.netspace.contracts.vocabulary.Guarantee;
import io.netspace.contracts.vocabulary.RankedCandidate;
import io.netspace.contracts.vocabulary.Revision;
import io.netspace.contracts.vocabulary.proof.ProvenFate;
import io.netspace.contracts.vocabulary.proof.ProvenOutcome;
import io.netspace.contracts.vocabulary.proof.ProvenPopulation;
import io.netspace.contracts.vocabulary.proof.StudyProof;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether what a study ended with follows from its decisions and outcomes. */
final class ConclusionCheck {
  /** What sums of levels may be off by: they are added in one order. */
  private static final double ROUNDING = 1e-12;

  private static final Comparator<Ranked> BEST_FIRST =
      Comparator.comparingDouble(Ranked::errorPercent)
          .thenComparing(ranked -> ranked.candidate().value());

  private final StudyProof proof;
  private final DrawnAgain drawn;
  private final List<Guarantee> guarantees;
  private final Findings findings = new Findings();

  private ConclusionCheck(StudyProof proof, DrawnAgain drawn, List<Guarantee> guarantees) {
    this.proof = proof;
    this.drawn = drawn;
    this.guarantees = guarantees;
  }

  /**
   * Of a study, ended or not.
   *
   * @param guarantees of its decisions and then of its challenges, in their order
   */
  static Check of(
      StudyProof proof, Recomputation recomputation, DrawnAgain drawn, List<Guarantee> guarantees) {
    return new ConclusionCheck(proof, drawn, guarantees).check(recomputation);
  }

  private Check check(Recomputation recomputation) {
    double spent = Spending.level(guarantees);
    if (spent > proof.study().level() + ROUNDING) {
      findings.fault(
          "The levels of the comparisons come to %s, more than the study's (%s)."
              .formatted(spent, proof.study().level()));
    }
    Conclusion conclusion = proof.conclusion();
    if (conclusion == null) {
      return findings.check(Check.About.CONCLUSION, "conclusion", "none yet");
    }
    Revision incumbent = recomputation.incumbent();
    findings.same("revision", conclusion.revision(), incumbent.number());
    findings.same("space", conclusion.space(), incumbent.space());
    findings.number("log10Size", conclusion.log10Size(), incumbent.space().log10Size());
    if (conclusion.digest() != null) {
      findings.number("levelSpent", conclusion.levelSpent(), spent);
      findings.same("digest", conclusion.digest(), Spending.digest(guarantees));
    }
    findings.same("best", named(conclusion.best()), best(conclusion.best().size()));
    conclusion.best().stream().map(RankedCandidate::candidate).forEach(this::drawn);
    return findings.check(
        Check.About.CONCLUSION,
        "conclusion",
        "revision %d, %s".formatted(conclusion.revision(), conclusion.space().name()));
  }

  private void drawn(Candidate named) {
    Optional<Candidate> again =
        drawn.candidate(named.population(), named.index(), named.replicate());
    if (!again.equals(Optional.of(named))) {
      findings.fault(
          "Candidate %s is not the network that the study's seed gives in its place."
              .formatted(named.id()));
    }
  }

  private record Ranked(CandidateId candidate, double errorPercent) {
    @Override
    public String toString() {
      return candidate + " (" + errorPercent + " %)";
    }
  }

  private static List<Ranked> named(List<RankedCandidate> best) {
    return best.stream()
        .map(ranked -> new Ranked(ranked.candidate().id(), ranked.errorPercent()))
        .toList();
  }

  /** The best of all networks, by error, then id: of each its best replicate. */
  private List<Ranked> best(int wanted) {
    return proof.populations().stream()
        .filter(population -> population.purpose().isRanked())
        .flatMap(ConclusionCheck::networks)
        .sorted(BEST_FIRST)
        .limit(wanted)
        .toList();
  }

  private static Stream<Ranked> networks(ProvenPopulation population) {
    return population.outcomes().stream()
        .filter(outcome -> outcome.state() == ProvenFate.TRAINED)
        .collect(
            Collectors.groupingBy(
                ProvenOutcome::index,
                Collectors.mapping(
                    outcome -> ranked(population, outcome), Collectors.minBy(BEST_FIRST))))
        .values()
        .stream()
        .flatMap(Optional::stream);
  }

  private static Ranked ranked(ProvenPopulation population, ProvenOutcome outcome) {
    Double error = outcome.errorPercent();
    return new Ranked(
        CandidateId.of(population.id(), outcome.index(), outcome.replicate()),
        error == null ? 100 : error);
  }
}
