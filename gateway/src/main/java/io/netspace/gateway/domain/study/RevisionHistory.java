package io.netspace.gateway.domain.study;

import io.netspace.model.study.RefinementId;
import io.netspace.model.study.Revision;
import io.netspace.model.study.RevisionTree;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tree of a study's revisions: the incumbent, undone branches, and the refinements tried. */
public final class RevisionHistory {
  private final StudyFacts facts;
  private final RevisionTree tree;

  /**
   * @param facts of the study
   */
  public RevisionHistory(StudyFacts facts) {
    this.facts = facts;
    this.tree =
        new RevisionTree(
            facts.revisions(),
            revision -> refinement(revision).filter(RefinementFacts::isAccepted).isPresent(),
            revision -> undone(revision) != null);
  }

  /** The refinement that led to a revision, empty before its proposal. */
  Optional<RefinementFacts> refinement(int revision) {
    String id = RefinementId.of(facts.id(), revision).value();
    return Optional.ofNullable(facts.refinements().get(id));
  }

  /** Who undid the refinement that led to a revision, null unless it was undone. */
  @Nullable
  public UndoFacts undone(int revision) {
    return refinement(revision)
        .filter(RefinementFacts::isUndone)
        .map(RefinementFacts::undone)
        .orElse(null);
  }

  /** Whether a revision is on an undone branch: it or an ancestor was undone. */
  public boolean isOnUndoneBranch(int revision) {
    return tree.isOnUndoneBranch(revision);
  }

  /** The newest accepted revision that is not on an undone branch, else the starting one. */
  int incumbent() {
    return tree.incumbent();
  }

  /** The newest revision while it is under test: neither proposed nor on an undone branch. */
  Optional<Revision> underTest() {
    Revision latest = facts.revisions().get(facts.latestRevision());
    return Optional.ofNullable(latest)
        .filter(revision -> revision.parent() != null)
        .filter(
            revision -> refinement(revision.number()).map(r -> r.evidence() == null).orElse(true))
        .filter(revision -> !isOnUndoneBranch(revision.number()));
  }

  /** The names of the refinements tried on the current branch, or undone from it. */
  Set<String> triedRefinements() {
    return tree.triedRefinements();
  }
}
