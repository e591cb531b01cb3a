package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.BlockType;
import io.netspace.contracts.vocabulary.Shortcut;
import io.netspace.contracts.vocabulary.Stage;
import io.netspace.contracts.vocabulary.StemType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a network's body as it is planned. A shortcut's projection has its parameters
 * before its block.
 */
final class BodyPlanner {
  private static final int POOLING_KERNEL = 3;
  private static final int POOLING_STRIDE = 2;

  private final Architecture network;
  private final List<Part> parts = new ArrayList<>();
  private final List<Weighted> weighted = new ArrayList<>();
  private int weights;
  private int biases;
  private int normalised;

  /** What the next part sees. */
  private int channels;

  private int height;
  private int width;

  BodyPlanner(Architecture network) {
    this.network = network;
    channels = network.input().channels();
    height = network.input().height();
    width = network.input().width();
  }

  BodyPlan plan() {
    stem(network.stem().type(), network.stem().width());
    for (Stage stage : network.stages()) {
      for (int i = 0; i < stage.depth(); i++) {
        block(stage, i == 0 ? stage.stride() : 1);
      }
    }
    Integer head = network.headWidth();
    if (head != null) {
      parts.add(convolution(head, 1, 1, 1, true));
    }
    return new BodyPlan(
        network.input(),
        network.activationFunction(),
        parts,
        weighted,
        weights,
        biases,
        normalised,
        channels);
  }

  private void stem(StemType type, int out) {
    parts.add(convolution(out, type.kernel(), type.stride(), 1, true));
    if (type.isPooled()) {
      Pooling pooling = new Pooling(channels, height, width, POOLING_KERNEL, POOLING_STRIDE);
      parts.add(pooling);
      height = pooling.outHeight();
      width = pooling.outWidth();
    }
  }

  private void block(Stage stage, int stride) {
    boolean keepsShape = channels == stage.width() && stride == 1;
    Shortcut shortcut = stage.block().shortcut();
    if (shortcut == Shortcut.NONE || (shortcut == Shortcut.IDENTITY && !keepsShape)) {
      parts.addAll(transform(stage, stride, shortcut == Shortcut.NONE));
      return;
    }
    @Nullable Unit projection = keepsShape ? null : unit(stage.width(), 1, stride, 1, false);
    List<Part> transform = transform(stage, stride, false);
    parts.add(new Residual(transform, projection, shortcut == Shortcut.PROJECTED));
  }

  private List<Part> transform(Stage stage, int stride, boolean activated) {
    return stage.block().hasBottleneck()
        ? bottleneck(stage, stride, activated)
        : fullConvolutions(stage, stride, activated);
  }

  private List<Part> fullConvolutions(Stage stage, int stride, boolean activated) {
    List<Part> transform = new ArrayList<>();
    int count = stage.block().fullConvolutions();
    for (int i = 0; i < count; i++) {
      boolean last = i == count - 1;
      transform.add(
          convolution(
              stage.width(), stage.kernelSize(), i == 0 ? stride : 1, 1, activated || !last));
    }
    return transform;
  }

  private List<Part> bottleneck(Stage stage, int stride, boolean activated) {
    List<Part> transform = new ArrayList<>();
    int in = channels;
    int inner = stage.bottleneckWidth(in);
    if (stage.block() != BlockType.MBCONV || inner != in) {
      transform.add(convolution(inner, 1, 1, 1, true));
    }
    transform.add(convolution(inner, stage.kernelSize(), stride, inner / stage.groupWidth(), true));
    int squeeze = stage.seWidth(in);
    if (squeeze > 0) {
      transform.add(new Excitation(linear(inner, squeeze), linear(squeeze, inner), height, width));
    }
    transform.add(convolution(stage.width(), 1, 1, 1, activated));
    return transform;
  }

  /** The next part, a unit. */
  private Unit convolution(int out, int kernel, int stride, int groups, boolean activated) {
    Unit unit = unit(out, kernel, stride, groups, activated);
    channels = out;
    height = unit.outHeight();
    width = unit.outWidth();
    return unit;
  }

  /** A unit that sees what the next part sees. */
  private Unit unit(int out, int kernel, int stride, int groups, boolean activated) {
    Unit unit =
        new Unit(
            channels, out, kernel, stride, groups, height, width, activated, weights, normalised);
    normalised += out;
    add(unit);
    return unit;
  }

  private Linear linear(int in, int out) {
    Linear linear = new Linear(in, out, weights, biases);
    biases += out;
    add(linear);
    return linear;
  }

  private void add(Weighted part) {
    weighted.add(part);
    weights = Math.addExact(weights, part.weights());
  }
}
