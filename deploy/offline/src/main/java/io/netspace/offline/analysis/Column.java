package io.netspace.offline.analysis;

import java.util.Arrays;
import java.util.BitSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A column of a population's table under construction: a number per row, NaN where absent. */
final class Column {
  /** Thousands separators, units and infinities: a number was meant. */
  private static final Pattern NUMBER_LIKE =
      Pattern.compile(
          "[+\u2212-]?(inf(inity)?|[\\d.,'\u2019_\\h]*\\d[\\d.,'\u2019_\\h]*[%kmgtb]?)",
          Pattern.CASE_INSENSITIVE);

  private final String name;
  private double[] values = {};
  private final BitSet percentages = new BitSet();
  private int numbers;
  private int texts;
  private int numberLikeTexts;
  private int firstTextRow = -1;
  private @Nullable String firstText;

  Column(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  void number(int row, double value) {
    int known = values.length;
    if (row >= known) {
      values = Arrays.copyOf(values, Math.max(row + 1, 2 * known));
      Arrays.fill(values, known, values.length, Double.NaN);
    }
    values[row] = value;
    numbers += Double.isNaN(value) ? 0 : 1;
  }

  /** Adds a number that is written with a percent sign. */
  void percentage(int row, double value) {
    number(row, value);
    percentages.set(row);
  }

  /** Whether the number of this row is written with a percent sign. */
  boolean isPercentage(int row) {
    return percentages.get(row);
  }

  /** Adds a cell that is not a number; the first one is kept for messages. */
  void text(int row, String cell) {
    texts++;
    numberLikeTexts += NUMBER_LIKE.matcher(cell).matches() ? 1 : 0;
    if (firstText == null) {
      firstTextRow = row;
      firstText = cell;
    }
  }

  /** The numbers of this many rows. */
  double[] values(int rows) {
    double[] all = Arrays.copyOf(values, rows);
    if (rows > values.length) {
      Arrays.fill(all, values.length, rows, Double.NaN);
    }
    return all;
  }

  /** Whether more than half of the cells that are not empty are numbers. */
  boolean isNumeric() {
    return numbers > texts;
  }

  /** Whether some cells, but not all, look as if the column were one of numbers. */
  boolean isDamaged() {
    return texts > 0 && numbers + numberLikeTexts > texts - numberLikeTexts;
  }

  /** The number of cells that are not empty. */
  int cells() {
    return numbers + texts;
  }

  /** The number of cells that are neither empty nor numbers. */
  int texts() {
    return texts;
  }

  /** Whether all numbers are equal. */
  boolean isConstant() {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).distinct().count() <= 1;
  }

  /** The first cell that is not a number; null if there is none. */
  @Nullable String text() {
    return firstText;
  }

  /** The position of {@link #firstText}. */
  int textRow() {
    return firstTextRow;
  }
}
