package io.netspace.offline.analysis;

import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.NumberFormatting;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The column of a table that holds the errors, or accuracies. */
record ErrorColumn(PopulationTable table, String name) {
  /** Decimal arithmetic, so that 100 − 93.1 is 6.9. */
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * The errors of all rows in percent, NaN where a row has none.
   *
   * @param unit of the column; null for percentages, unless they may as well be shares
   * @throws CommandException when one is out of range, or the unit is ambiguous
   */
  double[] errors(@Nullable ErrorUnit unit) {
    double[] values = table.errors(name, unit == null ? ErrorUnit.PERCENT : unit);
    if (unit == null && !ErrorNames.isPercentage(name)) {
      requirePercentages(withoutPercentSigns(values));
    }
    boolean accuracy = ErrorNames.isAccuracy(name);
    if (accuracy) {
      table.addNote(
          "%s: %s is an accuracy; the error is 100 − %s, in percent."
              .formatted(table.file(), name, name));
    }
    for (int row = 0; row < values.length; row++) {
      if (!Double.isNaN(values[row])) {
        boolean share = unit == ErrorUnit.SHARE && !table.isPercentage(name, row);
        BigDecimal percent = BigDecimal.valueOf(values[row]).movePointRight(share ? 2 : 0);
        values[row] = (accuracy ? HUNDRED.subtract(percent) : percent).doubleValue();
      }
    }
    return values;
  }

  /** What the errors are, for people. */
  String description() {
    return ErrorNames.isAccuracy(name) ? "100 − " + name : name;
  }

  private double[] withoutPercentSigns(double[] values) {
    return IntStream.range(0, values.length)
        .filter(row -> !table.isPercentage(name, row))
        .mapToDouble(row -> values[row])
        .toArray();
  }

  /** Refuses errors of 1 or less: a tenth of a point and ten points look alike. */
  private void requirePercentages(double[] values) {
    String measure = ErrorNames.isAccuracy(name) ? "accuracy" : "error";
    double max = Arrays.stream(values).filter(value -> !Double.isNaN(value)).max().orElse(0);
    // An error of 0 is the same in both units.
    if (max > 0 && max <= 1) {
      throw CommandException.usage(
          "%s: every %s in %s is 1 or less (the largest is %s), so they may be shares of 1 or percentages; add --error-unit share or --error-unit percent."
              .formatted(table.file(), measure, name, NumberFormatting.plain(max)));
    }
    long count = Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
    long small = Arrays.stream(values).filter(value -> value > 0 && value <= 1).count();
    // As shares of 1 they would lie among the others.
    double smallest =
        Arrays.stream(values).filter(value -> value > 1).min().orElse(Double.POSITIVE_INFINITY);
    boolean amongOthers =
        Arrays.stream(values)
            .anyMatch(value -> value <= 1 && 100 * value >= smallest && 100 * value <= max);
    if (2 * small > count || amongOthers) {
      table.addNote(
          "%s: %d of %d values in %s are 1 or less and were read as percentages; if they are shares of 1, write all in one unit and add --error-unit share."
              .formatted(table.file(), small, count, name));
    }
  }
}
