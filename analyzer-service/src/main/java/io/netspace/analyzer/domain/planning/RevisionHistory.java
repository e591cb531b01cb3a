package io.netspace.analyzer.domain.planning;

import io.netspace.model.study.Decision;
import io.netspace.model.study.RefinementId;
import io.netspace.model.study.Revision;
import io.netspace.model.study.RevisionTree;
import io.netspace.model.study.StudyId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The revisions of a study, the decisions on their refinements, and which of these were undone: a
 * tree, of which those revisions that are not on an undone branch are the current branch.
 */
final class RevisionHistory {
  private final SortedMap<Integer, Revision> revisions = new TreeMap<>();
  private final Map<RefinementId, Decision> decisions = new HashMap<>();
  private final Set<RefinementId> undone = new HashSet<>();
  private final RevisionTree tree = new RevisionTree(revisions, this::isAccepted, this::isUndone);
  private final StudyId study;

  RevisionHistory(StudyId study) {
    this.study = study;
  }

  void published(Revision revision) {
    revisions.putIfAbsent(revision.number(), revision);
  }

  void decided(RefinementId refinement, Decision decision) {
    decisions.putIfAbsent(refinement, decision);
  }

  void undone(RefinementId refinement) {
    undone.add(refinement);
  }

  boolean isEmpty() {
    return revisions.isEmpty();
  }

  /** By number. */
  Collection<Revision> all() {
    return revisions.values();
  }

  Revision initial() {
    return revision(0);
  }

  Revision latest() {
    return revisions.values().stream().reduce((_, later) -> later).orElseThrow();
  }

  Revision revision(int number) {
    Revision revision = revisions.get(number);
    if (revision == null) {
      throw new IllegalArgumentException("revision (" + number + ") was not published.");
    }
    return revision;
  }

  /** The decision on the refinement that led to a revision, empty while there is none. */
  Optional<Decision> decision(Revision revision) {
    return Optional.ofNullable(decisions.get(refinementId(revision)));
  }

  /** The refinement that led to a revision. */
  RefinementId refinementId(Revision revision) {
    return refinementId(revision.number());
  }

  private RefinementId refinementId(int revision) {
    return RefinementId.of(study, revision);
  }

  private boolean isAccepted(int revision) {
    return decisions.get(refinementId(revision)) == Decision.ACCEPTED;
  }

  /** Only what was accepted can be undone. */
  private boolean isUndone(int revision) {
    return isAccepted(revision) && undone.contains(refinementId(revision));
  }

  /** Whether a revision, or one that it came from, was undone. */
  boolean isOnUndoneBranch(Revision revision) {
    return tree.isOnUndoneBranch(revision.number());
  }

  /** Refinements that were undone before a revision was published. */
  int undoneBefore(Revision revision) {
    return treeBefore(revision).undoneCount();
  }

  /** Refinements that were undone. */
  int undoneCount() {
    return tree.undoneCount();
  }

  /** The newest accepted revision of the current branch, else the starting one. */
  Revision incumbent() {
    return revision(tree.incumbent());
  }

  /** The names of the refinements tried on the current branch, undone ones among them. */
  Set<String> triedRefinements() {
    return tree.triedRefinements();
  }

  /** The revision that was the incumbent when a challenger was published. */
  Revision incumbentAt(Revision challenger) {
    return revision(treeBefore(challenger).incumbent());
  }

  /** The refinements tried before a challenger was published. */
  Set<String> triedRefinementsBefore(Revision challenger) {
    return treeBefore(challenger).triedRefinements();
  }

  /**
   * The revisions before a challenger was published, as they were then: what was undone by then is
   * not among its ancestors, what was undone later is.
   */
  private RevisionTree treeBefore(Revision challenger) {
    return new RevisionTree(
        revisions.headMap(challenger.number()),
        this::isAccepted,
        revision -> isUndone(revision) && !tree.isDescendantOrSelf(challenger.number(), revision));
  }
}
