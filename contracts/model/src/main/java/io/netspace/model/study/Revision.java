package io.netspace.model.study;

import io.netspace.model.common.Require;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.Refinement;
import org.jspecify.annotations.Nullable;

/**
 * One published space of a study. Revision 0 is the starting space; each later one is its parent
 * under a refinement.
 *
 * @param number from 0, in the order of publication
 * @param parent the revision it refines, null for the starting space
 * @param refinement what was changed, null for the starting space
 * @param incumbentFrom index of the parent's network in the first pair that it is compared in; 0 if
 *     absent
 */
public record Revision(
    int number,
    @Nullable Integer parent,
    @Nullable Refinement refinement,
    DesignSpace space,
    @Nullable Integer incumbentFrom) {
  public Revision {
    Require.that(number >= 0, "revision", number, "must be 0 or more");
    Require.that(
        (parent == null) == (refinement == null),
        "parent",
        parent,
        "must come with a refinement, or neither");
    Require.that(
        incumbentFrom == null || incumbentFrom >= 0,
        "incumbentFrom",
        incumbentFrom,
        "must be 0 or more");
  }

  /** A revision whose parent is compared from its first network on. */
  public Revision(
      int number, @Nullable Integer parent, @Nullable Refinement refinement, DesignSpace space) {
    this(number, parent, refinement, space, null);
  }

  /** Index of the parent's network in the first pair that this revision is compared in. */
  public int firstOfIncumbent() {
    return incumbentFrom == null ? 0 : incumbentFrom;
  }
}
