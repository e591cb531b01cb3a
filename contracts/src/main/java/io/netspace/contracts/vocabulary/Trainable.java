package io.netspace.contracts.vocabulary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the trainers can train today: X blocks of 3×3 convolutions and ReLUs, without
 * squeeze-and-excitation, on a stem without pooling. Everything else can be described, counted and
 * exchanged, but not be part of a study.
 */
public final class Trainable {
  private static final List<StemType> STEMS = List.of(StemType.SIMPLE, StemType.SMALL_IMAGE);

  private Trainable() {}

  /** The stems that can be trained. */
  public static List<StemType> stems() {
    return STEMS;
  }

  /**
   * The space itself, when its networks can be trained.
   *
   * @throws IllegalArgumentException when they cannot, with the property, its value and what to do
   */
  public static DesignSpace require(DesignSpace space) {
    requireStem(space.stem());
    requireBlock(space.block());
    absent("seRatio", space.range(Parameter.SE_RATIO).orElse(null));
    absent("kernel", space.range(Parameter.KERNEL).orElse(null));
    return space;
  }

  /**
   * The network itself, when it can be trained.
   *
   * @throws IllegalArgumentException when it cannot, with the property, its value and what to do
   */
  public static Architecture require(Architecture network) {
    requireStem(network.stem());
    for (Stage stage : network.stages()) {
      requireBlock(stage.block());
      absent("seRatio", stage.seRatio());
      absent("kernel", stage.kernel());
      Require.that(
          stage.stride() <= 2, "stride", stage.stride(), "cannot be trained yet; choose 1 or 2");
    }
    absent("headWidth", network.headWidth());
    absent("activation", network.activation());
    return network;
  }

  private static void requireStem(Stem stem) {
    Require.that(
        STEMS.contains(stem.type()),
        "stem type",
        stem.type(),
        "cannot be trained yet; choose SIMPLE or SMALL_IMAGE");
  }

  private static void requireBlock(BlockType block) {
    Require.that(block == BlockType.X, "block", block, "cannot be trained yet; choose X");
  }

  private static void absent(String field, @Nullable Object value) {
    Require.that(value == null, field, value, "cannot be trained yet; leave it out");
  }
}
