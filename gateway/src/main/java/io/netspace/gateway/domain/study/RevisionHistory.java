package io.netspace.gateway.domain.study;

import io.netspace.model.study.RefinementId;
import io.netspace.model.study.Revision;
import io.netspace.model.study.RevisionTree;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of the revisions of a study. */
public final class RevisionHistory {
  private final StudyFacts facts;
  private final RevisionTree tree;

  /** Of the revisions of a study. */
  public RevisionHistory(StudyFacts facts) {
    this.facts = facts;
    this.tree =
        new RevisionTree(
            facts.revisions(),
            revision -> refinement(revision).filter(RefinementFacts::isAccepted).isPresent(),
            revision -> undone(revision) != null);
  }

  /** What is known of the refinement that led to a revision, empty before its proposal. */
  Optional<RefinementFacts> refinement(int revision) {
    String id = RefinementId.of(facts.id(), revision).value();
    return Optional.ofNullable(facts.refinements().get(id));
  }

  /** Who undid the refinement that led to a revision, null unless somebody did. */
  @Nullable
  public UndoFacts undone(int revision) {
    return refinement(revision)
        .filter(RefinementFacts::isUndone)
        .map(RefinementFacts::undone)
        .orElse(null);
  }

  /** Whether a revision, or one that it came from, was undone. */
  public boolean isOnUndoneBranch(int revision) {
    return tree.isOnUndoneBranch(revision);
  }

  /** The newest revision that was accepted and is not out, else the starting one. */
  int incumbent() {
    return tree.incumbent();
  }

  /** The newest revision, where it is under test: neither proposed nor out. */
  Optional<Revision> underTest() {
    Revision latest = facts.revisions().get(facts.latestRevision());
    return Optional.ofNullable(latest)
        .filter(revision -> revision.parent() != null)
        .filter(
            revision -> refinement(revision.number()).map(r -> r.evidence() == null).orElse(true))
        .filter(revision -> !isOnUndoneBranch(revision.number()));
  }

  /** The names of the refinements that the course has tried, or that were undone from it. */
  Set<String> triedRefinements() {
    return tree.triedRefinements();
  }
}
