package io.netspace.model.space;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The steps of a fixed ladder: refinements that a study tries in their order, each at most once on
 * the current branch of its revisions.
 */
public final class RefinementLadder {
  private RefinementLadder() {}

  /**
   * The refinements of a ladder after the last one tried: an upper bound of those still to come,
   * since one that would not change its space is skipped.
   *
   * @param tried names of refinements
   */
  public static List<Refinement> remaining(List<Refinement> ladder, Set<String> tried) {
    int last = -1;
    for (int i = 0; i < ladder.size(); i++) {
      last = tried.contains(ladder.get(i).name()) ? i : last;
    }
    return ladder.subList(last + 1, ladder.size());
  }

  /** The next refinement of a ladder that would change a space, after those tried. */
  public static Optional<Refinement> next(
      List<Refinement> ladder, Set<String> tried, DesignSpace space) {
    return remaining(ladder, tried).stream()
        .filter(refinement -> changes(refinement, space))
        .findFirst();
  }

  /**
   * Whether a refinement would change a space: it is about what the space leaves open, and not
   * there yet.
   */
  public static boolean changes(Refinement refinement, DesignSpace space) {
    return switch (refinement.constraint()) {
      case Shared shared ->
          isOpen(space, shared.parameter()) && space.multiplicity(shared.parameter()) > 1;
      case NonDecreasing ordered -> canBeOrdered(space, ordered.parameter());
      case NonIncreasing ordered -> canBeOrdered(space, ordered.parameter());
      case LinearWidths _ -> !space.hasLinearWidths() && !space.isDescending(Parameter.WIDTH);
      case Fixed fixed ->
          space.addsSqueeze(fixed) || (isOpen(space, fixed.parameter()) && isNew(space, fixed));
      case Within within -> isOpen(space, within.parameter()) && isNew(space, within);
      case Equal equal ->
          isOpen(space, equal.first()) && isOpen(space, equal.second()) && isNew(space, equal);
      case ComplexityWithin within -> isNew(space, within);
      case RegimeCaps caps -> isNew(space, caps);
    };
  }

  private static boolean canBeOrdered(DesignSpace space, Parameter parameter) {
    return isOpen(space, parameter)
        && space.multiplicity(parameter) > 1
        && !space.isOrdered(parameter)
        && !space.isDescending(parameter);
  }

  private static boolean isOpen(DesignSpace space, Parameter parameter) {
    return space.range(parameter).isPresent();
  }

  private static boolean isNew(DesignSpace space, Constraint constraint) {
    return !space.constraints().contains(constraint);
  }
}
