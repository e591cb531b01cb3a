package io.netspace.local.proof;

import io.netspace.contracts.vocabulary.DesignSpace;
import io.netspace.contracts.vocabulary.Ladder;
import io.netspace.contracts.vocabulary.Refinement;
import io.netspace.contracts.vocabulary.RefinementId;
import io.netspace.contracts.vocabulary.Revision;
import io.netspace.contracts.vocabulary.proof.ProvenDecision;
import io.netspace.contracts.vocabulary.proof.StudyProof;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the revisions of a study come from each other as its ladder says, and each decision is
 * about one of them. Nothing else can be recomputed before.
 */
final class CourseCheck {
  private final StudyProof proof;
  private final Findings findings = new Findings();

  private CourseCheck(StudyProof proof) {
    this.proof = proof;
  }

  static Check of(StudyProof proof) {
    return new CourseCheck(proof).check();
  }

  private Check check() {
    List<Revision> revisions = proof.revisions();
    for (int place = 0; place < revisions.size(); place++) {
      Revision revision = revisions.get(place);
      if (revision.number() != place) {
        findings.fault(
            "Revision %d stands where revision %d should.".formatted(revision.number(), place));
      } else if (place == 0) {
        start(revision);
      } else {
        refined(revision);
      }
    }
    decisions();
    return findings.check(
        Check.About.COURSE,
        "study " + proof.study().id(),
        "%d revisions, %d decisions".formatted(revisions.size(), proof.decisions().size()));
  }

  private void start(Revision revision) {
    if (revision.parent() != null) {
      findings.fault("Revision 0 has a parent; it must be the starting space.");
    }
    findings.same("space of revision 0", revision.space(), proof.study().space());
  }

  private void refined(Revision revision) {
    Integer parent = revision.parent();
    Refinement change = revision.refinement();
    if (parent == null || change == null || parent < 0 || parent >= revision.number()) {
      findings.fault(
          "Revision %d has no parent (%s) before it.".formatted(revision.number(), parent));
      return;
    }
    if (proof.study().ladder() != Ladder.SEARCH && !proof.study().refinements().contains(change)) {
      findings.fault(
          "Revision %d tests %s, which is not on the study's ladder as it stands here."
              .formatted(revision.number(), change.name()));
    }
    DesignSpace refined = proof.revisions().get(parent).space().with(change.constraint());
    findings.same("space of revision " + revision.number(), revision.space(), refined);
  }

  private void decisions() {
    Set<RefinementId> decided = new HashSet<>();
    for (ProvenDecision decision : proof.decisions()) {
      int challenger = decision.evidence().challenger();
      if (challenger < 1 || challenger >= proof.revisions().size()) {
        findings.fault(
            "A decision is about revision %d, which was not published.".formatted(challenger));
      } else if (!decided.add(decision.refinement())) {
        findings.fault("Refinement %s is decided twice.".formatted(decision.refinement()));
      } else {
        findings.same(
            "id of the refinement of revision " + challenger,
            decision.refinement(),
            RefinementId.of(proof.study().id(), challenger));
      }
    }
  }
}
