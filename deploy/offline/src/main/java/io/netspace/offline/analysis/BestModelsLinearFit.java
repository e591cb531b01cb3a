package io.netspace.offline.analysis;

import io.netspace.model.network.LinearFit;
import io.netspace.model.statistics.BestRanges;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How well a quantised linear rule fits the widths of the best models.
 *
 * @param models number of best models with widths and depths of stages
 * @param mass of these models, in [0, 1]
 * @param error mean e_fit, weighted by the models' mass; 0 is exact
 */
public record BestModelsLinearFit(int models, double mass, double error) {
  /** Columns of widths: a list, {@code WIDTHS[0]}, or a field of stages. */
  private static final Pattern WIDTH =
      Pattern.compile(
          "(.*?)(?:(width)(s?)\\[(\\d+)]|(stages\\[(\\d+)]\\.)(width))", Pattern.CASE_INSENSITIVE);

  private static final int MAX_BLOCKS = 4096;
  private static final int MAX_CHANNELS = 1 << 20;

  /** The columns of one stage. */
  private static final class StageColumns {
    private final int place;
    private final double[] widths;
    private final double[] depths;

    private StageColumns(int place, double[] widths, double[] depths) {
      this.place = place;
      this.widths = widths;
      this.depths = depths;
    }

    private int place() {
      return place;
    }
  }

  /** The fit of the best models; empty without columns of stages. */
  static Optional<BestModelsLinearFit> of(PopulationTable table, int[] rows, BestRanges best) {
    List<StageColumns> stages = stages(table);
    if (stages.isEmpty()) {
      return Optional.empty();
    }
    double mass = 0;
    double sum = 0;
    int models = 0;
    for (int model : bestModels(rows.length, best)) {
      List<Integer> widths = blockWidths(stages, rows[model]);
      if (!widths.isEmpty()) {
        models++;
        mass += best.mass(model);
        sum += best.mass(model) * LinearFit.of(widths).error();
      }
    }
    return models == 0
        ? Optional.empty()
        : Optional.of(new BestModelsLinearFit(models, mass, sum / mass));
  }

  private static int[] bestModels(int models, BestRanges best) {
    return IntStream.range(0, models)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer model) -> -best.mass(model)))
        .limit(best.relevantModels())
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static List<StageColumns> stages(PopulationTable table) {
    List<StageColumns> stages = new ArrayList<>();
    for (String width : table.names()) {
      Matcher matcher = WIDTH.matcher(width);
      if (matcher.matches()) {
        List<String> depths = table.matchingColumns(depthName(matcher));
        if (depths.size() == 1) {
          String place = matcher.group(4) == null ? matcher.group(6) : matcher.group(4);
          stages.add(
              new StageColumns(
                  Integer.parseInt(place), table.values(width), table.values(depths.getFirst())));
        }
      }
    }
    stages.sort(Comparator.comparingInt(StageColumns::place));
    boolean once = stages.stream().map(StageColumns::place).distinct().count() == stages.size();
    return once ? stages : List.of();
  }

  private static String depthName(Matcher width) {
    return width.group(5) == null
        ? width.group(1) + "depth" + width.group(3) + "[" + width.group(4) + "]"
        : width.group(1) + width.group(5) + "depth";
  }

  /** The width of each block; empty where a stage is not a whole number. */
  private static List<Integer> blockWidths(List<StageColumns> stages, int row) {
    List<Integer> widths = new ArrayList<>();
    for (StageColumns stage : stages) {
      double width = stage.widths[row];
      double depth = stage.depths[row];
      if (Double.isNaN(width) && Double.isNaN(depth)) {
        continue;
      }
      if (!isWhole(width, MAX_CHANNELS) || !isWhole(depth, MAX_BLOCKS - widths.size())) {
        return List.of();
      }
      for (int block = 0; block < depth; block++) {
        widths.add((int) width);
      }
    }
    return widths;
  }

  private static boolean isWhole(double number, int max) {
    return number >= 1 && number <= max && number == Math.rint(number);
  }
}
