package io.netspace.offline.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Detects decimal commas in the cells of a table that commas do not separate. They are thousands
 * separators where a cell has a decimal point or two commas, and where every number with a comma
 * has three digits behind it and a whole number is in the same column.
 */
final class DecimalCommas {
  private static final Pattern COMMA = Pattern.compile("[+-]?\\d+,\\d+([eE][+-]?\\d+)?\\h*%?");
  private static final Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3},\\d{3}");
  private static final Pattern NO_DECIMAL_COMMAS =
      Pattern.compile(
          "[+-]?(\\d*\\.\\d+([eE][+-]?\\d+)?\\h*%?|\\d{1,3}(,\\d{3}){2,}|[\\d,]+\\.\\d+)");
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");

  private DecimalCommas() {}

  /** Whether the commas within the numbers of these rows are decimal. */
  static boolean areIn(List<String[]> rows) {
    if (cells(rows, COMMA) == 0 || cells(rows, NO_DECIMAL_COMMAS) > 0) {
      return false;
    }
    return cells(rows, COMMA) > cells(rows, THOUSANDS)
        || IntStream.range(0, rows.getFirst().length)
            .noneMatch(column -> has(rows, column, COMMA) && has(rows, column, WHOLE));
  }

  private static long cells(List<String[]> rows, Pattern pattern) {
    return rows.stream()
        .flatMap(Arrays::stream)
        .filter(cell -> pattern.matcher(cell).matches())
        .count();
  }

  private static boolean has(List<String[]> rows, int column, Pattern pattern) {
    return rows.stream().anyMatch(row -> pattern.matcher(row[column]).matches());
  }

  /** Whether a cell is a number with a comma. */
  static boolean isNumber(String cell) {
    return COMMA.matcher(cell).matches();
  }

  /** The cell with a decimal point, if it is a number with a comma. */
  static String toPoint(String cell) {
    return isNumber(cell) ? cell.replace(',', '.') : cell;
  }
}
