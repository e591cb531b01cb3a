package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.ComplexityWithin;
import io.netspace.contracts.vocabulary.Constraint;
import io.netspace.contracts.vocabulary.DesignSpace;
import io.netspace.contracts.vocabulary.Equal;
import io.netspace.contracts.vocabulary.Fixed;
import io.netspace.contracts.vocabulary.LinearWidths;
import io.netspace.contracts.vocabulary.NonDecreasing;
import io.netspace.contracts.vocabulary.NonIncreasing;
import io.netspace.contracts.vocabulary.Parameter;
import io.netspace.contracts.vocabulary.Refinement;
import io.netspace.contracts.vocabulary.RegimeCaps;
import io.netspace.contracts.vocabulary.Shared;
import io.netspace.contracts.vocabulary.Within;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which refinement is tried next. */
public final class Ladders {
  private Ladders() {}

  /** The next refinement of a fixed ladder that would change a space, after those tried. */
  static Optional<Refinement> next(List<Refinement> ladder, Set<String> tried, DesignSpace space) {
    int last = -1;
    for (int i = 0; i < ladder.size(); i++) {
      last = tried.contains(ladder.get(i).name()) ? i : last;
    }
    return ladder.stream()
        .skip(last + 1L)
        .filter(refinement -> applies(refinement, space))
        .findFirst();
  }

  /**
   * Whether a refinement would change a space: it is about what the space leaves open, and not
   * there yet.
   */
  public static boolean applies(Refinement refinement, DesignSpace space) {
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
