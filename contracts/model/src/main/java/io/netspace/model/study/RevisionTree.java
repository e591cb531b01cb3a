package io.netspace.model.study;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * How the revisions of a study come from each other. Whoever undoes an accepted refinement takes
 * its revision out of the course, and all that came from it; what is left says who the incumbent
 * is.
 *
 * @param revisions by number; a view of them may grow
 * @param accepted of the number of a revision, whether the refinement that led to it was accepted
 * @param undone of the number of a revision, whether that was undone later
 */
public record RevisionTree(
    Map<Integer, Revision> revisions, IntPredicate accepted, IntPredicate undone) {
  /** Whether a revision is another, or came from it. */
  public boolean isDescendantOrSelf(int revision, int ancestor) {
    Integer parent = parent(revision);
    return revision == ancestor || (parent != null && isDescendantOrSelf(parent, ancestor));
  }

  /** Whether a revision, or one that it came from, was undone. */
  public boolean isOnUndoneBranch(int revision) {
    Integer parent = parent(revision);
    return undone.test(revision) || (parent != null && isOnUndoneBranch(parent));
  }

  /** Revisions that were undone: each opened a branch. */
  public int undoneCount() {
    return (int) revisions.keySet().stream().filter(undone::test).count();
  }

  /** The newest revision of the course that was accepted, else the starting one. */
  public int incumbent() {
    return revisions.keySet().stream()
        .filter(revision -> accepted.test(revision) && !isOnUndoneBranch(revision))
        .max(Integer::compare)
        .orElse(0);
  }

  /** The names of the refinements that the course has tried, or that were undone from it. */
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
