package io.netspace.local.proof;

import io.netspace.analyzer.domain.Recomputation;
import io.netspace.contracts.vocabulary.Guarantee;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.contracts.vocabulary.proof.ProvenDecision;
import io.netspace.contracts.vocabulary.proof.StudyProof;
import java.util.ArrayList;
import java.util.List;

/**
 * Every decision of a study, recomputed from its proof by the analyzer's own rules and arithmetic;
 * and whether the proof's outcomes are those of the log.
 */
public record Verification(StudyId study, List<Check> checks) {
  public Verification {
    checks = List.copyOf(checks);
  }

  /** The verification of a proof. */
  public static Verification of(StudyProof proof) {
    List<Check> checks = new ArrayList<>();
    Check course = CourseCheck.of(proof);
    checks.add(course);
    if (course.state() == Check.State.EQUAL) {
      recompute(proof, checks);
    }
    proof.populations().forEach(population -> checks.add(PopulationCheck.of(proof, population)));
    return new Verification(proof.study().id(), checks);
  }

  private static void recompute(StudyProof proof, List<Check> checks) {
    Recomputation recomputation = new Recomputation(proof);
    DrawnAgain drawn = new DrawnAgain(proof);
    List<Guarantee> guarantees = new ArrayList<>();
    for (ProvenDecision decision : proof.decisions()) {
      DecisionCheck.Result result = DecisionCheck.of(proof, recomputation, drawn, decision);
      checks.add(result.check());
      result.guarantee().ifPresent(guarantees::add);
    }
    for (ChallengeCheck.Result result : ChallengeCheck.of(proof, recomputation)) {
      checks.add(result.check());
      result.guarantee().ifPresent(guarantees::add);
    }
    checks.add(ConclusionCheck.of(proof, recomputation, drawn, guarantees));
  }

  /** Whether nothing contradicts the proof. */
  public boolean equal() {
    return checks.stream().noneMatch(check -> check.state() == Check.State.DIFFERENT);
  }

  /** The checks of one kind. */
  public List<Check> about(Check.About about) {
    return checks.stream().filter(check -> check.about() == about).toList();
  }

  /** How many decisions came out so. */
  public long decisions(Check.State state) {
    return about(Check.About.DECISION).stream().filter(check -> check.state() == state).count();
  }

  /** The subjects of what does not follow. */
  public List<String> different() {
    return checks.stream()
        .filter(check -> check.state() == Check.State.DIFFERENT)
        .map(Check::subject)
        .toList();
  }
}
