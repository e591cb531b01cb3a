package io.netspace.offline.proof;

import io.netspace.analyzer.domain.planning.Recomputation;
import io.netspace.model.proof.StudyProof;
import io.netspace.model.study.Conclusion;
import io.netspace.model.study.GeneralizationResult;
import io.netspace.model.study.GeneralizationTest;
import io.netspace.model.study.Guarantee;
import io.netspace.model.study.Revision;
import io.netspace.offline.common.Formatting;
import java.util.List;
import java.util.Optional;

/** Checks whether the result of a generalization test follows from its outcomes. */
final class GeneralizationCheck {
  private GeneralizationCheck() {}

  /** The check of a generalization test, and its recomputed guarantee. */
  record Result(ProofCheck check, Optional<Guarantee> guarantee) {}

  /** Checks all tests of a conclusion; empty without a conclusion. */
  static List<Result> of(StudyProof proof, Recomputation recomputation) {
    Conclusion conclusion = proof.conclusion();
    return conclusion == null || conclusion.generalisations() == null
        ? List.of()
        : conclusion.generalisations().stream()
            .map(found -> of(proof, recomputation, found))
            .toList();
  }

  private static Result of(
      StudyProof proof, Recomputation recomputation, GeneralizationResult found) {
    ProofCheckBuilder findings = new ProofCheckBuilder();
    GeneralizationTest challenge = found.challenge();
    Guarantee recorded = found.evidence().guarantee();
    Optional<Guarantee> again = Optional.empty();
    List<GeneralizationTest> asked = proof.study().optionsOrNone().challenges();
    if (asked == null || !asked.contains(challenge)) {
      findings.addFault("The study does not ask for this challenge.");
    } else if (recorded == null) {
      findings.addFault("Its evidence has no guarantee.");
    } else {
      Revision last = recomputation.incumbent();
      again =
          new EvidenceCheck(recomputation, findings, proof.revisions().getFirst(), last, challenge)
              .recompute(recomputation.comparisonSpec(challenge, last), found.evidence(), recorded);
    }
    String summary =
        recorded == null
            ? "no guarantee"
            : "%s after %d pairs"
                .formatted(Formatting.constantAsWords(recorded.verdict().name()), recorded.pairs());
    return new Result(
        findings.build(ProofCheck.Kind.CHALLENGE, "challenge " + challenge, summary),
        again.or(() -> Optional.ofNullable(recorded)));
  }
}
