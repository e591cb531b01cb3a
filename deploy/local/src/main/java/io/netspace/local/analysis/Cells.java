package io.netspace.local.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes cells of what a row holds. An object's fields become columns with dots, {@code
 * complexity.flops}; a list's items columns with a place from 0, {@code widths[2]}, a list of one
 * the value itself. Lists of more than {@value #LONGEST_LIST} are passed over: they are no
 * properties of stages. In text a list is written {@code [32, 64]} or {@code 32 64}. True is 1.
 */
final class Cells {
  private static final int LONGEST_LIST = 32;
  private static final Set<String> ABSENT = Set.of("", "nan", "null", "none", "na", "n/a");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern LIST = Pattern.compile("\\[(.*)]", Pattern.DOTALL);
  private static final Pattern BETWEEN_LISTED = Pattern.compile("\\s*,\\s*|\\s+");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final PopulationTable table;

  Cells(PopulationTable table) {
    this.table = table;
  }

  /** All fields of a row. */
  void object(String prefix, JsonNode fields) {
    fields
        .properties()
        .forEach(
            field ->
                tree(
                    prefix.isEmpty() ? field.getKey() : prefix + "." + field.getKey(),
                    field.getValue()));
  }

  /** A value of JSON. */
  void tree(String name, JsonNode value) {
    switch (value.getNodeType()) {
      case OBJECT -> object(name, value);
      case ARRAY -> list(name, value);
      case NUMBER -> number(name, value.doubleValue());
      case BOOLEAN -> table.number(name, value.booleanValue() ? 1 : 0);
      case STRING -> text(name, value.textValue());
      case NULL, MISSING, BINARY, POJO -> table.absent(name);
    }
  }

  private void number(String name, double value) {
    if (Double.isInfinite(value)) {
      table.text(name, value > 0 ? "Infinity" : "-Infinity");
    } else {
      table.number(name, value);
    }
  }

  private void list(String name, JsonNode items) {
    if (items.size() == 1) {
      tree(name, items.get(0));
      return;
    }
    table.list(name);
    if (items.size() <= LONGEST_LIST) {
      for (int i = 0; i < items.size(); i++) {
        tree(name + "[" + i + "]", items.get(i));
      }
    }
  }

  /** A cell of text: absent, a number, a list of numbers, or words. */
  void text(String name, String cell) {
    String stripped = cell.strip();
    if (ABSENT.contains(stripped.toLowerCase(Locale.ROOT))) {
      table.absent(name);
    } else if (isNumber(stripped)) {
      table.number(name, Double.parseDouble(stripped));
    } else {
      String[] items = items(stripped);
      if (Arrays.stream(items).allMatch(Cells::isNumber)) {
        numbers(name, items);
      } else {
        table.text(name, stripped);
      }
    }
  }

  private static String[] items(String cell) {
    Matcher list = LIST.matcher(cell);
    return list.matches()
        ? BETWEEN_LISTED.split(list.group(1).strip(), -1)
        : BLANKS.split(cell, -1);
  }

  private void numbers(String name, String[] items) {
    if (items.length == 1) {
      table.number(name, Double.parseDouble(items[0]));
      return;
    }
    table.list(name);
    for (int i = 0; i < items.length && items.length <= LONGEST_LIST; i++) {
      table.number(name + "[" + i + "]", Double.parseDouble(items[i]));
    }
  }

  private static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches() && Double.isFinite(Double.parseDouble(text));
  }
}
