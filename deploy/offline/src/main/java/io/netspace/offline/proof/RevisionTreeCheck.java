package io.netspace.offline.proof;

import io.netspace.model.proof.ProvenDecision;
import io.netspace.model.proof.StudyProof;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.Ladder;
import io.netspace.model.space.Refinement;
import io.netspace.model.study.RefinementId;
import io.netspace.model.study.Revision;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks whether the revisions of a study form the tree that its ladder defines, and each decision
 * is about one of them. All other checks need this one to hold.
 */
final class RevisionTreeCheck {
  private final StudyProof proof;
  private final ProofCheckBuilder findings = new ProofCheckBuilder();

  private RevisionTreeCheck(StudyProof proof) {
    this.proof = proof;
  }

  static ProofCheck of(StudyProof proof) {
    return new RevisionTreeCheck(proof).check();
  }

  private ProofCheck check() {
    List<Revision> revisions = proof.revisions();
    for (int place = 0; place < revisions.size(); place++) {
      Revision revision = revisions.get(place);
      if (revision.number() != place) {
        findings.addFault(
            "Revision %d stands where revision %d should.".formatted(revision.number(), place));
      } else if (place == 0) {
        checkStart(revision);
      } else {
        checkRefinement(revision);
      }
    }
    checkDecisions();
    return findings.build(
        ProofCheck.Kind.COURSE,
        "study " + proof.study().id(),
        "%d revisions, %d decisions".formatted(revisions.size(), proof.decisions().size()));
  }

  private void checkStart(Revision revision) {
    if (revision.parent() != null) {
      findings.addFault("Revision 0 has a parent; it must be the starting space.");
    }
    findings.requireEqual("space of revision 0", revision.space(), proof.study().space());
  }

  private void checkRefinement(Revision revision) {
    Integer parent = revision.parent();
    Refinement change = revision.refinement();
    if (parent == null || change == null || parent < 0 || parent >= revision.number()) {
      findings.addFault(
          "Revision %d has no parent (%s) before it.".formatted(revision.number(), parent));
      return;
    }
    if (proof.study().ladder() != Ladder.SEARCH && !proof.study().refinements().contains(change)) {
      findings.addFault(
          "Revision %d tests %s, which is not on the study's ladder as it stands here."
              .formatted(revision.number(), change.name()));
    }
    DesignSpace refined = proof.revisions().get(parent).space().with(change.constraint());
    findings.requireEqual("space of revision " + revision.number(), revision.space(), refined);
  }

  private void checkDecisions() {
    Set<RefinementId> decided = new HashSet<>();
    for (ProvenDecision decision : proof.decisions()) {
      int challenger = decision.evidence().challenger();
      if (challenger < 1 || challenger >= proof.revisions().size()) {
        findings.addFault(
            "A decision is about revision %d, which was not published.".formatted(challenger));
      } else if (!decided.add(decision.refinement())) {
        findings.addFault("Refinement %s is decided twice.".formatted(decision.refinement()));
      } else {
        findings.requireEqual(
            "id of the refinement of revision " + challenger,
            decision.refinement(),
            RefinementId.of(proof.study().id(), challenger));
      }
    }
  }
}
