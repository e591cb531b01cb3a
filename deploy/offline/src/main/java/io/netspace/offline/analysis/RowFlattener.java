package io.netspace.offline.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Flattens the fields of a row into cells. An object's fields become columns with dots, {@code
 * complexity.flops}; a list's items columns with an index from 0, {@code widths[2]}, a list of one
 * the value itself. Lists of more than {@value #MAX_LIST_LENGTH} are only counted: they are no
 * properties of stages. In text a list is written {@code [32, 64]}, {@code (32, 64)} or {@code 32
 * 64}. True is 1.
 */
final class RowFlattener {
  static final int MAX_LIST_LENGTH = 32;
  private static final Set<String> MISSING_VALUES = Set.of("", "nan", "null", "none", "na", "n/a");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern LIST = Pattern.compile("\\[(.*)]|\\((.*,.*)\\)", Pattern.DOTALL);
  private static final Pattern LIST_SEPARATOR = Pattern.compile("\\s*,\\s*|\\s+");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern OUTER_BLANKS = Pattern.compile("^[\\s\\h]+|[\\s\\h]+$");

  private final PopulationTable table;

  RowFlattener(PopulationTable table) {
    this.table = table;
  }

  /** Flattens all fields of a row. */
  void addObject(String prefix, JsonNode fields) {
    fields
        .properties()
        .forEach(
            field ->
                addValue(
                    prefix.isEmpty() ? field.getKey() : prefix + "." + field.getKey(),
                    field.getValue()));
  }

  /** Flattens a JSON value. */
  void addValue(String name, JsonNode value) {
    switch (value.getNodeType()) {
      case OBJECT -> addObject(name, value);
      case ARRAY -> addList(name, value);
      case NUMBER -> addNumber(name, value.doubleValue());
      case BOOLEAN -> table.addNumber(name, value.booleanValue() ? 1 : 0);
      case STRING -> addText(name, value.textValue());
      case NULL, MISSING, BINARY, POJO -> table.addMissing(name);
    }
  }

  private void addNumber(String name, double value) {
    if (Double.isInfinite(value)) {
      table.addText(name, value > 0 ? "Infinity" : "-Infinity");
    } else {
      table.addNumber(name, value);
    }
  }

  private void addList(String name, JsonNode items) {
    if (items.size() == 1) {
      addValue(name, items.get(0));
      return;
    }
    if (isKept(name, items.size())) {
      for (int i = 0; i < items.size(); i++) {
        addValue(name + "[" + i + "]", items.get(i));
      }
    }
  }

  /** Flattens a cell of text: empty, a number, a list of numbers, or other text. */
  void addText(String name, String cell) {
    String stripped = stripped(cell);
    if (MISSING_VALUES.contains(stripped.toLowerCase(Locale.ROOT))) {
      table.addMissing(name);
    } else if (isNumber(stripped)) {
      table.addNumber(name, Double.parseDouble(stripped));
    } else if (stripped.endsWith("%") && isNumber(withoutSign(stripped))) {
      table.addPercentage(name, Double.parseDouble(withoutSign(stripped)));
    } else if (stripped.equalsIgnoreCase("true") || stripped.equalsIgnoreCase("false")) {
      table.addNumber(name, Boolean.parseBoolean(stripped) ? 1 : 0);
    } else {
      String[] items = splitList(stripped);
      if (Arrays.stream(items).allMatch(RowFlattener::isNumber)) {
        addNumbers(name, items);
      } else {
        table.addText(name, stripped);
      }
    }
  }

  private static String withoutSign(String percentage) {
    return stripped(percentage.substring(0, percentage.length() - 1));
  }

  private static String[] splitList(String cell) {
    Matcher list = LIST.matcher(cell);
    if (!list.matches()) {
      return BLANKS.split(cell, -1);
    }
    // A tuple of one ends with a comma.
    String items = list.group(1) == null ? list.group(2).replaceAll(",\\s*$", "") : list.group(1);
    return LIST_SEPARATOR.split(items.strip(), -1);
  }

  private void addNumbers(String name, String[] items) {
    if (items.length == 1) {
      table.addNumber(name, Double.parseDouble(items[0]));
      return;
    }
    if (isKept(name, items.length)) {
      for (int i = 0; i < items.length; i++) {
        table.addNumber(name + "[" + i + "]", Double.parseDouble(items[i]));
      }
    }
  }

  /** Whether the items of a list are columns; a longer one is only counted. */
  private boolean isKept(String name, int length) {
    table.markList(name);
    if (length > MAX_LIST_LENGTH) {
      table.markLongList(name);
    }
    return length <= MAX_LIST_LENGTH;
  }

  /** The text without blanks around it, also those that no line may break at. */
  static String stripped(String text) {
    return OUTER_BLANKS.matcher(text).replaceAll("");
  }

  /** Whether a text is a finite number. */
  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches() && Double.isFinite(Double.parseDouble(text));
  }
}
