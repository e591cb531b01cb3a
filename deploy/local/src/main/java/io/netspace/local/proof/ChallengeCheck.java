package io.netspace.local.proof;

import io.netspace.analyzer.domain.Recomputation;
import io.netspace.contracts.vocabulary.Challenge;
import io.netspace.contracts.vocabulary.Conclusion;
import io.netspace.contracts.vocabulary.Generalisation;
import io.netspace.contracts.vocabulary.Guarantee;
import io.netspace.contracts.vocabulary.Revision;
import io.netspace.contracts.vocabulary.proof.StudyProof;
import io.netspace.local.Wording;
import java.util.List;
import java.util.Optional;

/** Whether what a challenge found of the final space follows from its outcomes. */
final class ChallengeCheck {
  private ChallengeCheck() {}

  /** The check of a challenge, and the guarantee that follows for it. */
  record Result(Check check, Optional<Guarantee> guarantee) {}

  /** Of all that a conclusion has; none while there is none. */
  static List<Result> of(StudyProof proof, Recomputation recomputation) {
    Conclusion conclusion = proof.conclusion();
    return conclusion == null || conclusion.generalisations() == null
        ? List.of()
        : conclusion.generalisations().stream()
            .map(found -> of(proof, recomputation, found))
            .toList();
  }

  private static Result of(StudyProof proof, Recomputation recomputation, Generalisation found) {
    Findings findings = new Findings();
    Challenge challenge = found.challenge();
    Guarantee recorded = found.evidence().guarantee();
    Optional<Guarantee> again = Optional.empty();
    List<Challenge> asked = proof.study().beside().challenges();
    if (asked == null || !asked.contains(challenge)) {
      findings.fault("The study does not ask for this challenge.");
    } else if (recorded == null) {
      findings.fault("Its evidence has no guarantee.");
    } else {
      Revision last = recomputation.incumbent();
      again =
          new EvidenceCheck(recomputation, findings, proof.revisions().getFirst(), last, challenge)
              .recompute(recomputation.settled(challenge, last), found.evidence(), recorded);
    }
    String says =
        recorded == null
            ? "no guarantee"
            : "%s after %d pairs"
                .formatted(Wording.words(recorded.verdict().name()), recorded.pairs());
    return new Result(
        findings.check(Check.About.CHALLENGE, "challenge " + challenge, says),
        again.or(() -> Optional.ofNullable(recorded)));
  }
}
