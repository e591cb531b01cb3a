package io.netspace.offline.proof;

import io.netspace.analyzer.domain.planning.Recomputation;
import io.netspace.model.proof.ProvenDecision;
import io.netspace.model.proof.StudyProof;
import io.netspace.model.study.Guarantee;
import io.netspace.model.study.StudyId;
import java.util.ArrayList;
import java.util.List;

/**
 * Every decision of a study, recomputed from its proof by the analyzer's own rules and arithmetic;
 * and whether the proof's outcomes are those of the log.
 */
public record ProofVerification(StudyId study, List<ProofCheck> checks) {
  public ProofVerification {
    checks = List.copyOf(checks);
  }

  /** The verification of a proof. */
  public static ProofVerification of(StudyProof proof) {
    return of(proof, true);
  }

  /**
   * The verification of a proof.
   *
   * @param redraws whether the mean predictions of references are computed again, which takes
   *     seconds each
   */
  public static ProofVerification of(StudyProof proof, boolean redraws) {
    List<ProofCheck> checks = new ArrayList<>();
    ProofCheck revisionTree = RevisionTreeCheck.of(proof);
    checks.add(revisionTree);
    if (revisionTree.state() == ProofCheck.State.EQUAL) {
      addRecomputedChecks(proof, redraws, checks);
    }
    proof.populations().forEach(population -> checks.add(PopulationCheck.of(proof, population)));
    return new ProofVerification(proof.study().id(), checks);
  }

  private static void addRecomputedChecks(
      StudyProof proof, boolean redraws, List<ProofCheck> checks) {
    Recomputation recomputation = new Recomputation(proof);
    ResampledCandidates drawn = new ResampledCandidates(proof);
    checks.addAll(ReferenceCheck.of(proof, recomputation, redraws));
    List<Guarantee> guarantees = new ArrayList<>();
    for (ProvenDecision decision : proof.decisions()) {
      DecisionCheck.Result result = DecisionCheck.of(proof, recomputation, drawn, decision);
      checks.add(result.check());
      result.guarantee().ifPresent(guarantees::add);
    }
    for (GeneralizationCheck.Result result : GeneralizationCheck.of(proof, recomputation)) {
      checks.add(result.check());
      result.guarantee().ifPresent(guarantees::add);
    }
    checks.add(ConclusionCheck.of(proof, recomputation, drawn, guarantees));
  }

  /** Whether nothing contradicts the proof. */
  public boolean equal() {
    return checks.stream().noneMatch(check -> check.state() == ProofCheck.State.DIFFERENT);
  }

  /** The checks of one kind. */
  public List<ProofCheck> checksOf(ProofCheck.Kind about) {
    return checks.stream().filter(check -> check.kind() == about).toList();
  }

  /** The number of decisions in this state. */
  public long countDecisions(ProofCheck.State state) {
    return checksOf(ProofCheck.Kind.DECISION).stream()
        .filter(check -> check.state() == state)
        .count();
  }

  /** The subjects of checks that differ. */
  public List<String> differingSubjects() {
    return checks.stream()
        .filter(check -> check.state() == ProofCheck.State.DIFFERENT)
        .map(ProofCheck::subject)
        .toList();
  }
}
