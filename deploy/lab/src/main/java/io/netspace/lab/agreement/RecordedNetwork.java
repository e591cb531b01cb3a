package io.netspace.lab.agreement;

import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The network of a recorded model: X blocks in four stages of strides 1, 2, 2 and 2 behind a simple
 * stem of 16 channels, for 3×32×32 images of ten classes.
 *
 * @param complexity as recorded
 */
public record RecordedNetwork(Architecture architecture, Complexity complexity) {
  /** The stages of every recorded network. */
  public static final int STAGES = 4;

  private static final ImageShape INPUT = new ImageShape(3, 32, 32);
  private static final int CLASSES = 10;
  private static final Stem STEM = new Stem(StemType.SIMPLE, 16);
  private static final int[] STRIDES = {1, 2, 2, 2};
  private static final List<String> OF_STAGE =
      List.of("depth", "width", "bottleneckRatio", "groupWidth");
  private static final List<String> COSTS = List.of("flops", "parameters", "activations");

  public RecordedNetwork {
    Complexity counted = Complexity.of(architecture);
    if (!counted.equals(complexity)) {
      throw new IllegalArgumentException(
          "complexity (%s) must be that of the network, %s.".formatted(complexity, counted));
    }
  }

  /** The columns that a network is read from. */
  static List<String> columns() {
    return Stream.concat(
            OF_STAGE.stream()
                .flatMap(
                    parameter -> IntStream.range(0, STAGES).mapToObj(i -> column(parameter, i))),
            COSTS.stream())
        .toList();
  }

  private static String column(String parameter, int stage) {
    return parameter + "[" + stage + "]";
  }

  /** The network of a line, by the values of its columns. */
  static RecordedNetwork of(Map<String, Double> values) {
    List<Stage> stages =
        IntStream.range(0, STAGES)
            .mapToObj(
                i ->
                    new Stage(
                        BlockType.X,
                        value(values, column("depth", i)).intValue(),
                        value(values, column("width", i)).intValue(),
                        STRIDES[i],
                        value(values, column("bottleneckRatio", i)),
                        value(values, column("groupWidth", i)).intValue()))
            .toList();
    return new RecordedNetwork(
        new Architecture(INPUT, STEM, stages, CLASSES),
        new Complexity(
            value(values, "flops").longValue(),
            value(values, "parameters").longValue(),
            value(values, "activations").longValue()));
  }

  private static Double value(Map<String, Double> values, String column) {
    Double value = values.get(column);
    if (value == null) {
      throw new IllegalArgumentException(column + " (none) must be a number.");
    }
    return value;
  }
}
