package io.netspace.offline.analysis;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One column of a population's table while it is read: a number a row, NaN where there is none. */
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

  /** Takes in what is no number; the first such cell is remembered. */
  void text(int row, String cell) {
    if (firstText == null) {
      firstTextRow = row;
      firstText = cell;
    }
  }

  /** The numbers of so many rows. */
  double[] values(int rows) {
    double[] all = Arrays.copyOf(values, rows);
    if (rows > values.length) {
      Arrays.fill(all, values.length, rows, Double.NaN);
    }
    return all;
  }

  /** Whether it has numbers and nothing else. */
  boolean isNumeric() {
    return firstText == null && Arrays.stream(values).anyMatch(value -> !Double.isNaN(value));
  }

  /** Whether all its numbers are one. */
  boolean isConstant() {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).distinct().count() <= 1;
  }

  /** The first cell that is no number, null without one. */
  @Nullable String text() {
    return firstText;
  }

  /** Where {@link #firstText} stands. */
  int textRow() {
    return firstTextRow;
  }
}
