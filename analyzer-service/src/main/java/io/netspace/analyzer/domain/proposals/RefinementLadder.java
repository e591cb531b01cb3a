package io.netspace.analyzer.domain.proposals;

import io.netspace.model.space.ComplexityWithin;
import io.netspace.model.space.Constraint;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.Equal;
import io.netspace.model.space.Fixed;
import io.netspace.model.space.LinearWidths;
import io.netspace.model.space.NonDecreasing;
import io.netspace.model.space.NonIncreasing;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.Refinement;
import io.netspace.model.space.RegimeCaps;
import io.netspace.model.space.Shared;
import io.netspace.model.space.Within;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which refinement is tried next. */
public final class RefinementLadder {
  private RefinementLadder() {}

  /** The next refinement of a fixed ladder that would change a space, after those tried. */
  public static Optional<Refinement> nextRefinement(
      List<Refinement> ladder, Set<String> tried, DesignSpace space) {
    int last = -1;
    for (int i = 0; i < ladder.size(); i++) {
      last = tried.contains(ladder.get(i).name()) ? i : last;
    }
    return ladder.stream()
        .skip(last + 1L)
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
