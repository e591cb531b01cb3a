package io.netspace.model.network;

import io.netspace.model.common.Require;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complete convolutional network: input {@code [channels, height, width]}, stem, stages, head.
 * The head is a 1×1 convolution where there is one, global average pooling, and a linear layer of
 * {@code classes} outputs. RegNet parameters are expanded to this before any event.
 *
 * @param headWidth channels of the head's 1×1 convolution, normalised and activated; null without
 *     one
 * @param activation everywhere in the network; null for ReLU
 */
public record Architecture(
    ImageShape input,
    Stem stem,
    List<Stage> stages,
    int classes,
    @Nullable Integer headWidth,
    @Nullable Activation activation) {
  public Architecture {
    stages = List.copyOf(stages);
    headWidth = headWidth != null && headWidth == 0 ? null : headWidth;
    activation = activation == Activation.RELU ? null : activation;
    Require.that(!stages.isEmpty(), "stages", stages, "must hold one stage or more");
    Require.that(classes >= 2, "classes", classes, "must be 2 or more");
    if (headWidth != null) {
      Require.that(headWidth >= 1, "headWidth", headWidth, "must be 1 channel or more");
    }
    requireBottlenecks(stem, stages);
  }

  /** A network of ReLUs without a convolution in its head. */
  public Architecture(ImageShape input, Stem stem, List<Stage> stages, int classes) {
    this(input, stem, stages, classes, null, null);
  }

  /** An inverted bottleneck may be narrower than its input, down to nothing. */
  private static void requireBottlenecks(Stem stem, List<Stage> stages) {
    int channels = stem.width();
    for (Stage stage : stages) {
      if (stage.bottleneckWidth(channels) < 1 || stage.bottleneckWidth() < 1) {
        Require.that(
            false,
            "bottleneckRatio",
            stage.bottleneckRatio(),
            "must leave 1 channel or more of an input of " + channels);
      }
      channels = stage.width();
    }
  }

  /** Number of blocks over all stages. */
  public int depth() {
    int depth = 0;
    for (Stage stage : stages) {
      depth += stage.depth();
    }
    return depth;
  }

  /** The width of each block, in their order. */
  public List<Integer> blockWidths() {
    List<Integer> widths = new ArrayList<>();
    for (Stage stage : stages) {
      for (int block = 0; block < stage.depth(); block++) {
        widths.add(stage.width());
      }
    }
    return List.copyOf(widths);
  }

  /** The function between the layers. */
  public Activation activationFunction() {
    return activation == null ? Activation.RELU : activation;
  }

  /** This network for images of that shape and that many classes. */
  public Architecture on(ImageShape images, int labels) {
    return new Architecture(images, stem, stages, labels, headWidth, activation);
  }

  /**
   * Hash of what the network computes, sixteen hexadecimal digits: architectures with the same
   * function family have the same hash, whatever parameters they were drawn with.
   */
  public String canonicalHash() {
    return CanonicalForm.hash(this);
  }
}
