package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.ImageShape;
import io.netspace.contracts.vocabulary.Stage;
import io.netspace.contracts.vocabulary.Trainable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a network, from the stem to the pooled features, unit by unit, with the place of
 * every parameter.
 */
final class BodyPlan {
  private final ImageShape input;
  private final Unit stem;
  private final List<XBlock> blocks = new ArrayList<>();
  private final List<Unit> units = new ArrayList<>();
  private int weights;
  private int channels;

  private BodyPlan(Architecture network) {
    input = network.input();
    int kernel = network.stem().type().kernel();
    int stride = network.stem().type().stride();
    stem =
        unit(
            input.channels(),
            network.stem().width(),
            kernel,
            stride,
            1,
            input.height(),
            input.width());
    Unit last = stem;
    for (Stage stage : network.stages()) {
      for (int i = 0; i < stage.depth(); i++) {
        last = block(stage, i == 0 ? stage.stride() : 1, last);
      }
    }
  }

  static BodyPlan of(Architecture network) {
    return new BodyPlan(Trainable.require(network));
  }

  private Unit block(Stage stage, int stride, Unit before) {
    int inner = stage.bottleneckWidth();
    int in = before.out();
    int height = before.outHeight();
    int width = before.outWidth();
    @Nullable Unit projection =
        in != stage.width() || stride != 1
            ? unit(in, stage.width(), 1, stride, 1, height, width)
            : null;
    Unit reduce = unit(in, inner, 1, 1, 1, height, width);
    Unit grouped = unit(inner, inner, 3, stride, stage.groups(), height, width);
    Unit expand = unit(inner, stage.width(), 1, 1, 1, grouped.outHeight(), grouped.outWidth());
    blocks.add(new XBlock(reduce, grouped, expand, projection));
    return expand;
  }

  private Unit unit(int in, int out, int kernel, int stride, int groups, int height, int width) {
    Unit unit = new Unit(in, out, kernel, stride, groups, height, width, weights, channels);
    units.add(unit);
    weights += unit.weights();
    channels += out;
    return unit;
  }

  ImageShape input() {
    return input;
  }

  Unit stem() {
    return stem;
  }

  List<XBlock> blocks() {
    return List.copyOf(blocks);
  }

  /** All units in the order of their parameters. */
  List<Unit> units() {
    return List.copyOf(units);
  }

  /** Number of convolution weights. */
  int weights() {
    return weights;
  }

  /** Number of normalised channels: each has a scale, a shift, a running mean and a variance. */
  int channels() {
    return channels;
  }

  /** Number of features after the pooling. */
  int features() {
    return blocks.getLast().expand().out();
  }
}
