package io.netspace.offline.analysis;

import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.NumberFormatting;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The column of a table that holds the errors. */
record ErrorColumn(PopulationTable table, String name) {

  /**
   * The errors of all rows in percent, NaN where a row has none.
   *
   * @param unit of the column; null for percentages, unless they may as well be shares
   * @throws CommandException when one is out of range, or the unit is ambiguous
   */
  double[] errors(@Nullable ErrorUnit unit) {
    double[] values = table.errors(name, unit == null ? ErrorUnit.PERCENT : unit);
    if (unit == null && !ErrorNames.isPercentage(name)) {
      requirePercentages(values);
    }
    return unit == ErrorUnit.SHARE
        ? Arrays.stream(values).map(ErrorColumn::percentOfShare).toArray()
        : values;
  }

  /** Refuses errors of 1 or less: a tenth of a point and ten points look alike. */
  private void requirePercentages(double[] values) {
    double max = Arrays.stream(values).filter(value -> !Double.isNaN(value)).max().orElse(0);
    // An error of 0 is the same in both units.
    if (max > 0 && max <= 1) {
      throw CommandException.usage(
          "%s: every error in %s is 1 or less (the largest is %s), so they may be shares of 1 or percentages; add --error-unit share or --error-unit percent."
              .formatted(table.file(), name, NumberFormatting.plain(max)));
    }
    long count = Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
    long small = Arrays.stream(values).filter(value -> value > 0 && value <= 1).count();
    if (2 * small > count) {
      table.addNote(
          "%s: %d of %d errors in %s are 1 or less and were read as percentages; if they are shares of 1, write all errors in one unit and add --error-unit share."
              .formatted(table.file(), small, count, name));
    }
  }

  /** Exact in decimal notation, where a product of doubles is not. */
  private static double percentOfShare(double share) {
    return Double.isNaN(share) ? share : BigDecimal.valueOf(share).movePointRight(2).doubleValue();
  }
}
