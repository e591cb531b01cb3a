package io.netspace.model.study;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The tree of a study's revisions. Undoing an accepted refinement removes its revision and its
 * descendants from the current branch; the incumbent is the newest accepted revision that remains.
 *
 * @param revisions by number; may be a growing view
 * @param accepted of the number of a revision, whether the refinement that led to it was accepted
 * @param undone of the number of a revision, whether that was undone later
 */
public record RevisionTree(
    Map<Integer, Revision> revisions, IntPredicate accepted, IntPredicate undone) {
  /** Whether a revision is another one or a descendant of it. */
  public boolean isDescendantOrSelf(int revision, int ancestor) {
    Integer parent = parent(revision);
    return revision == ancestor || (parent != null && isDescendantOrSelf(parent, ancestor));
  }

  /** Whether a revision, or an ancestor of it, was undone. */
  public boolean isOnUndoneBranch(int revision) {
    Integer parent = parent(revision);
    return undone.test(revision) || (parent != null && isOnUndoneBranch(parent));
  }

  /** Number of undone revisions, each of which started a branch. */
  public int undoneCount() {
    return (int) revisions.keySet().stream().filter(undone::test).count();
  }

  /** The newest accepted revision of the current branch, else the starting one. */
  public int incumbent() {
    return revisions.keySet().stream()
        .filter(revision -> accepted.test(revision) && !isOnUndoneBranch(revision))
        .max(Integer::compare)
        .orElse(0);
  }

  /** The names of the refinements tested in the current branch, or undone from it. */
  public Set<String> triedRefinements() {
    Set<String> names = new HashSet<>();
    for (Revision revision : revisions.values()) {
      Integer parent = revision.parent();
      if (revision.refinement() != null && parent != null && !isOnUndoneBranch(parent)) {
        names.add(revision.refinement().name());
      }
    }
    return names;
  }

  private @Nullable Integer parent(int revision) {
    Revision published = revisions.get(revision);
    return published == null ? null : published.parent();
  }
}
