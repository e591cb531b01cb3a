package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Claim;
import io.netspace.contracts.vocabulary.ComplexityWithin;
import io.netspace.contracts.vocabulary.Constraint;
import io.netspace.contracts.vocabulary.DesignSpace;
import io.netspace.contracts.vocabulary.Equal;
import io.netspace.contracts.vocabulary.Fixed;
import io.netspace.contracts.vocabulary.Ladder;
import io.netspace.contracts.vocabulary.LinearWidths;
import io.netspace.contracts.vocabulary.NonDecreasing;
import io.netspace.contracts.vocabulary.NonIncreasing;
import io.netspace.contracts.vocabulary.Parameter;
import io.netspace.contracts.vocabulary.Refinement;
import io.netspace.contracts.vocabulary.RegimeCaps;
import io.netspace.contracts.vocabulary.Shared;
import io.netspace.contracts.vocabulary.Within;
import java.util.List;

/** The refinements of each ladder, as data. */
public final class Ladders {
  /** A → B → C → D → E → RegNetX (Designing Network Design Spaces, 2020, sections 3.2 and 3.3). */
  private static final List<Refinement> PAPER =
      List.of(
          new Refinement(
              "shared-bottleneck-ratio",
              Claim.SIMPLIFICATION,
              "All stages share one bottleneck ratio",
              new Shared(Parameter.BOTTLENECK_RATIO)),
          new Refinement(
              "shared-group-width",
              Claim.SIMPLIFICATION,
              "All stages share one group width",
              new Shared(Parameter.GROUP_WIDTH)),
          new Refinement(
              "non-decreasing-widths",
              Claim.IMPROVEMENT,
              "Widths never shrink from stage to stage",
              new NonDecreasing(Parameter.WIDTH)),
          new Refinement(
              "non-decreasing-depths",
              Claim.IMPROVEMENT,
              "Depths never shrink from stage to stage",
              new NonDecreasing(Parameter.DEPTH)),
          new Refinement(
              "linear-widths",
              Claim.SIMPLIFICATION,
              "Widths follow one quantised line",
              new LinearWidths()));

  private Ladders() {}

  /** The refinements to try, in order. */
  public static List<Refinement> refinements(Ladder ladder) {
    return switch (ladder) {
      case PAPER -> PAPER;
    };
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
      case Fixed fixed -> isOpen(space, fixed.parameter()) && isNew(space, fixed);
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
