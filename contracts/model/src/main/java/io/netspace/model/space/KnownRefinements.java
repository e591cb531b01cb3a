package io.netspace.model.space;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The named refinements, as data: those of the paper's ladder, those of its later sections, and the
 * controls, which should make a space worse (Designing Network Design Spaces, 2020, sections 3.2 to
 * 4).
 */
public final class KnownRefinements {
  /** A → B → C → D → E → RegNetX (sections 3.2 and 3.3). */
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

  private static final List<Refinement> BEYOND =
      List.of(
          new Refinement(
              "no-bottleneck",
              Claim.SIMPLIFICATION,
              "Bottlenecks are as wide as their blocks",
              new Fixed(Parameter.BOTTLENECK_RATIO, 1)),
          new Refinement(
              "network-depth-12-to-28",
              Claim.SIMPLIFICATION,
              "Networks have 12 to 28 blocks",
              new Within(Parameter.NETWORK_DEPTH, 12.0, 28.0)),
          new Refinement(
              "wm-at-least-2",
              Claim.SIMPLIFICATION,
              "Each stage is at least twice as wide as the one before",
              new Within(Parameter.WM, 2.0, null)),
          new Refinement(
              "wm-2",
              Claim.SIMPLIFICATION,
              "Each stage is twice as wide as the one before",
              new Fixed(Parameter.WM, 2)),
          new Refinement(
              "w0-equals-wa",
              Claim.SIMPLIFICATION,
              "Width starts as it grows: w0 = wa",
              new Equal(Parameter.W0, Parameter.WA)),
          new Refinement(
              "complexity-caps",
              Claim.IMPROVEMENT,
              "Parameters and activations stay below caps that go with the flops",
              new RegimeCaps()),
          new Refinement(
              "squeeze-and-excitation",
              Claim.IMPROVEMENT,
              "Blocks squeeze and excite, by a quarter of their input's width",
              new Fixed(Parameter.SE_RATIO, 0.25)),
          new Refinement(
              "non-increasing-widths",
              Claim.IMPROVEMENT,
              "Widths never grow from stage to stage (a control)",
              new NonIncreasing(Parameter.WIDTH)),
          new Refinement(
              "non-increasing-depths",
              Claim.IMPROVEMENT,
              "Depths never grow from stage to stage (a control)",
              new NonIncreasing(Parameter.DEPTH)));

  private KnownRefinements() {}

  /** All of them. */
  public static List<Refinement> all() {
    return Stream.concat(PAPER.stream(), BEYOND.stream()).toList();
  }

  /** The refinement of a name, empty for none. */
  public static Optional<Refinement> named(String name) {
    return all().stream().filter(refinement -> refinement.name().equals(name)).findFirst();
  }

  /** Those of a ladder, in its order; none where the ladder is not fixed. */
  public static List<Refinement> of(Ladder ladder) {
    return switch (ladder) {
      case PAPER -> PAPER;
      case SEARCH, LISTED -> List.of();
    };
  }
}
