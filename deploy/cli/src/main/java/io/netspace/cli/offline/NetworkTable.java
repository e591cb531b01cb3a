package io.netspace.cli.offline;

import io.netspace.cli.common.TextTable;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.Stage;
import io.netspace.offline.network.NamedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Networks as a table: a number per stage, or a single one where all stages share it. */
final class NetworkTable {
  private static final List<String> HEADINGS =
      List.of(
          "network",
          "images",
          "stem",
          "block",
          "depths",
          "widths",
          "ratio",
          "group widths",
          "flops",
          "parameters",
          "activations");

  private final @Nullable Integer batch;
  private final TextTable table;

  /**
   * An empty table.
   *
   * @param batch images per step, for the memory of training; null to omit that
   */
  NetworkTable(@Nullable Integer batch) {
    this.batch = batch;
    List<String> headings = new ArrayList<>(HEADINGS);
    if (batch != null) {
      headings.add("training at " + batch);
    }
    table = new TextTable(headings.toArray(String[]::new));
  }

  void add(NamedNetwork named) {
    Architecture network = named.network();
    Complexity complexity = named.complexity();
    List<String> cells = new ArrayList<>();
    cells.add(named.name());
    cells.add(network.input().toString());
    cells.add(network.stem().type().name().toLowerCase(Locale.ROOT) + " " + network.stem().width());
    cells.add(collapsed(network, NetworkTable::block));
    cells.add(perStage(network, Stage::depth));
    cells.add(perStage(network, Stage::width));
    cells.add(collapsed(network, NetworkTable::ratio));
    cells.add(
        collapsed(network, stage -> stage.block().hasBottleneck() ? "" + stage.groupWidth() : "-"));
    cells.add(abbreviated(complexity.flops()));
    cells.add(abbreviated(complexity.parameters()));
    cells.add(abbreviated(complexity.activations()));
    if (batch != null) {
      cells.add((named.trainingBytes(batch) >> 20) + " MiB");
    }
    table.add(cells.toArray(String[]::new));
  }

  List<String> lines() {
    return table.lines();
  }

  private static String block(Stage stage) {
    return stage.seRatio() == null ? stage.block().name() : stage.block() + "+SE";
  }

  /** The expansion of an inverted bottleneck, with the prefix ×. */
  private static String ratio(Stage stage) {
    if (!stage.block().hasBottleneck()) {
      return "-";
    }
    boolean inverted = stage.block() == BlockType.MBCONV || stage.bottleneckRatio() < 1;
    return inverted ? "x" + decimal(1 / stage.bottleneckRatio()) : decimal(stage.bottleneckRatio());
  }

  private static String decimal(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.replaceAll("\\.?0+$", "");
  }

  private static String perStage(Architecture network, Function<Stage, Object> property) {
    return network.stages().stream()
        .map(property)
        .map(Object::toString)
        .collect(Collectors.joining(" "));
  }

  private static String collapsed(Architecture network, Function<Stage, String> property) {
    List<String> values = network.stages().stream().map(property).distinct().toList();
    return values.size() == 1
        ? values.getFirst()
        : network.stages().stream().map(property).collect(Collectors.joining(" "));
  }

  /** At most four digits before the unit. */
  private static String abbreviated(long number) {
    if (number < 10_000) {
      return Long.toString(number);
    }
    if (number < 10_000_000) {
      return String.format(Locale.ROOT, number < 1_000_000 ? "%.0fK" : "%.2fM", scaled(number));
    }
    return number < 10_000_000_000L
        ? String.format(Locale.ROOT, "%.1fM", number / 1e6)
        : String.format(Locale.ROOT, "%.2fG", number / 1e9);
  }

  private static double scaled(long number) {
    return number < 1_000_000 ? number / 1e3 : number / 1e6;
  }
}
