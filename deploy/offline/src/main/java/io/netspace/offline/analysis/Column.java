package io.netspace.offline.analysis;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A column of a population's table under construction: a number per row, NaN where absent. */
final class Column {
  private final String name;
  private double[] values = {};
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
  }

  /** Adds a cell that is not a number; the first one is kept for messages. */
  void text(int row, String cell) {
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

  /** Whether every cell is a number. */
  boolean isNumeric() {
    return firstText == null && Arrays.stream(values).anyMatch(value -> !Double.isNaN(value));
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
