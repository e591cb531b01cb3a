package io.netspace.contracts.vocabulary;

import java.util.List;

/**
 * One convolutional network, complete: input {@code [channels, height, width]}, stem, stages, then
 * global average pooling and a linear layer of {@code classes} outputs. RegNet parameters are
 * expanded to this before any event.
 */
public record Architecture(ImageShape input, Stem stem, List<Stage> stages, int classes) {
  public Architecture {
    stages = List.copyOf(stages);
    Require.that(!stages.isEmpty(), "stages", stages, "must hold one stage or more");
    Require.that(classes >= 2, "classes", classes, "must be 2 or more");
  }

  /** Number of blocks over all stages. */
  public int depth() {
    return stages.stream().mapToInt(Stage::depth).sum();
  }

  private static List<Object> canonical(Stage stage) {
    return List.of(
        stage.block(),
        stage.depth(),
        stage.width(),
        stage.stride(),
        stage.bottleneckWidth(),
        stage.groupWidth());
  }

  /**
   * Sixteen hexadecimal digits that equal networks share: two architectures that compute the same
   * function family have the same value, whatever parameters they were drawn with.
   */
  public String canonicalHash() {
    return Derivation.id(
        "network", input, stem, stages.stream().map(Architecture::canonical).toList(), classes);
  }
}
