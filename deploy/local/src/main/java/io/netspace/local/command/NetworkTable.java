package io.netspace.local.command;

import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.BlockType;
import io.netspace.contracts.vocabulary.Complexity;
import io.netspace.contracts.vocabulary.Stage;
import io.netspace.local.network.NamedNetwork;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Networks in columns, a number for each stage; a single one where all stages have the same. */
final class NetworkTable {
  private final Table table =
      new Table(
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

  void add(NamedNetwork named) {
    Architecture network = named.network();
    Complexity complexity = Complexity.of(network);
    table.add(
        named.name(),
        network.input().toString(),
        network.stem().type().name().toLowerCase(Locale.ROOT) + " " + network.stem().width(),
        once(network, NetworkTable::block),
        each(network, Stage::depth),
        each(network, Stage::width),
        once(network, NetworkTable::ratio),
        once(network, stage -> stage.block().hasBottleneck() ? "" + stage.groupWidth() : "-"),
        shown(complexity.flops()),
        shown(complexity.parameters()),
        shown(complexity.activations()));
  }

  List<String> lines() {
    return table.lines();
  }

  private static String block(Stage stage) {
    return stage.seRatio() == null ? stage.block().name() : stage.block() + "+SE";
  }

  /** Of an inverted bottleneck its expansion, with a cross before it. */
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

  private static String each(Architecture network, Function<Stage, Object> property) {
    return network.stages().stream()
        .map(property)
        .map(Object::toString)
        .collect(Collectors.joining(" "));
  }

  private static String once(Architecture network, Function<Stage, String> property) {
    List<String> values = network.stages().stream().map(property).distinct().toList();
    return values.size() == 1
        ? values.getFirst()
        : network.stages().stream().map(property).collect(Collectors.joining(" "));
  }

  /** Four digits or fewer before the unit. */
  private static String shown(long number) {
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
