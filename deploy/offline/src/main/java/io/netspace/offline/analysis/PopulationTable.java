package io.netspace.offline.analysis;

import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.NumberFormatting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A population as a table: a row per model, in file order, and columns by name. */
final class PopulationTable {
  /** Usual names of the column of errors, for messages. */
  private static final List<String> ERROR_NAMES =
      List.of(
          "error", "errorPercent", "error_percent", "top1_err", "min_top1_err", "top1Error", "err");

  /** Names that nothing but the error has. */
  private static final List<String> EXPLICIT_ERROR_NAMES =
      List.of("error", "errorPercent", "error_percent");

  private static final int MAX_COLUMNS = 2000;
  private static final int MAX_NAMED_COLUMNS = 20;

  private final String file;
  private final Map<String, Column> columns = new LinkedHashMap<>();

  /** Columns that may be requested as the error and are not properties. */
  private final Set<String> errorMeasures = new TreeSet<>();

  private final Set<String> ignoredConstants = new HashSet<>();

  /** The first row with a list by column, where others may have a number. */
  private final Map<String, Integer> firstListRowByName = new HashMap<>();

  /** Rows with a list that is too long to be columns. */
  private final Map<String, BitSet> longListRowsByName = new LinkedHashMap<>();

  private final RowIdentity identity = new RowIdentity();
  private final List<String> notes = new ArrayList<>();

  private int[] lines = new int[64];
  private int rows;
  private int unfinished;
  private boolean numbered;

  PopulationTable(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  int rows() {
    return rows;
  }

  /** Models that were still training when the file was written; they have no error. */
  int unfinished() {
    return unfinished;
  }

  /** Records a sentence about what was assumed or ignored, for the user. */
  void addNote(String sentence) {
    notes.add(sentence);
  }

  /** What was assumed or ignored, a sentence each. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** Begins the next row, which is on that line; 0 in a file without lines. */
  void startRow(int line) {
    if (rows == lines.length) {
      lines = Arrays.copyOf(lines, 2 * rows);
    }
    lines[rows++] = line;
  }

  void markUnfinished() {
    unfinished++;
  }

  /** An alternative error of the last row. */
  void addErrorMeasure(String name, double value) {
    errorMeasures.add(name);
    addNumber(name, value);
  }

  void addNumber(String name, double value) {
    column(name).number(rows - 1, value);
    identity.add(name, rows - 1, value);
  }

  void addPercentage(String name, double value) {
    column(name).percentage(rows - 1, value);
  }

  void addText(String name, String cell) {
    column(name).text(rows - 1, cell);
    identity.add(name, rows - 1, cell);
  }

  /** Records that the last row has a list of that name, whose items are columns. */
  void markList(String name) {
    firstListRowByName.putIfAbsent(name, rows - 1);
  }

  /** Records that a list of the last row is too long for columns. */
  void markLongList(String name) {
    longListRowsByName.computeIfAbsent(name, _ -> new BitSet()).set(rows - 1);
  }

  /** Records a column that is empty in the last row. */
  void addMissing(String name) {
    column(name);
  }

  /** Columns with this prefix are properties only where their values differ. */
  void ignoreConstants(String beginning) {
    columns.values().stream()
        .filter(column -> column.name().startsWith(beginning) && column.isConstant())
        .map(Column::name)
        .forEach(ignoredConstants::add);
  }

  /** Several rows may be on one line, so positions include the row number. */
  void showRowNumbers() {
    numbered = true;
  }

  private Column column(String name) {
    Column column = columns.computeIfAbsent(name, Column::new);
    if (columns.size() > MAX_COLUMNS) {
      throw CommandException.usage(
          "%s has more than %d columns; keep those that matter.".formatted(file, MAX_COLUMNS));
    }
    return column;
  }

  /** The position of a row, as messages show it. */
  String rowLocation(int row) {
    if (numbered && lines[row] == 0) {
      return "row " + (row + 1);
    }
    return numbered
        ? "row %d (line %d)".formatted(row + 1, lines[row])
        : "line %d".formatted(lines[row]);
  }

  /**
   * The name of the column of errors.
   *
   * @param name the requested name; null to detect it
   */
  String errorColumn(@Nullable String name) {
    if (name != null) {
      return resolveColumn(name, "--error");
    }
    List<String> likely = columns.keySet().stream().filter(ErrorNames::isError).toList();
    for (String usual : EXPLICIT_ERROR_NAMES) {
      for (String column : likely) {
        if (column.equalsIgnoreCase(usual)) {
          noteOthers(column, likely);
          return column;
        }
      }
    }
    List<String> measures =
        likely.isEmpty()
            ? columns.keySet().stream().filter(ErrorNames::isAccuracy).toList()
            : likely;
    if (measures.size() > 1) {
      throw CommandException.usage(
          "%s has several columns that could be the error; name one with --error: %s."
              .formatted(file, String.join(", ", measures)));
    }
    if (measures.size() == 1) {
      return requireNotOfTraining(measures.getFirst());
    }
    if (columns.isEmpty()) {
      throw CommandException.usage(
          "%s has no column of errors (%s), and nothing but long lists; write a row for each model."
              .formatted(file, String.join(", ", ERROR_NAMES)));
    }
    throw CommandException.usage(
        "%s has no column of errors (%s); name it with --error, one of %s."
            .formatted(file, String.join(", ", ERROR_NAMES), columnList()));
  }

  private String requireNotOfTraining(String name) {
    if (ErrorNames.isTraining(name)) {
      throw CommandException.usage(
          "%s has no column of errors but one of training (%s); name it with --error if it is meant."
              .formatted(file, name));
    }
    return name;
  }

  private void noteOthers(String taken, List<String> likely) {
    List<String> others =
        likely.stream()
            .filter(name -> !name.equals(taken) && !errorMeasures.contains(name))
            .toList();
    if (!others.isEmpty()) {
      addNote(
          "%s: %s was taken as the error; --error takes another (%s)."
              .formatted(file, taken, String.join(", ", others)));
    }
  }

  /**
   * The column with this name, or whose last parts after a dot are this name.
   *
   * @param option for messages
   */
  String resolveColumn(String name, String option) {
    List<String> found = matchingColumns(name);
    if (found.isEmpty()) {
      throw CommandException.usage(
          "%s (%s) is no column of %s; choose one of %s."
              .formatted(option, name, file, columnList()));
    }
    if (found.size() > 1) {
      throw CommandException.usage(
          "%s (%s) may be %s in %s; write one of them in full."
              .formatted(option, name, String.join(" or ", found), file));
    }
    return found.getFirst();
  }

  /** The column of that name; without one, all whose last part is that name, ignoring case. */
  List<String> matchingColumns(String name) {
    if (columns.containsKey(name)) {
      return List.of(name);
    }
    String lower = name.toLowerCase(Locale.ROOT);
    List<String> same = columns.keySet().stream().filter(name::equalsIgnoreCase).toList();
    return same.isEmpty()
        ? columns.keySet().stream()
            .filter(column -> column.toLowerCase(Locale.ROOT).endsWith("." + lower))
            .toList()
        : same;
  }

  private String columnList() {
    return listed(List.copyOf(columns.keySet()));
  }

  private static String listed(List<String> names) {
    int more = names.size() - MAX_NAMED_COLUMNS;
    return more <= 0
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, MAX_NAMED_COLUMNS)) + " and " + more + " more";
  }

  /**
   * The errors of all rows in their unit, NaN where a row has none.
   *
   * @throws CommandException when one is outside the unit's range
   */
  double[] errors(String name, ErrorUnit unit) {
    Column column = column(name);
    double[] errors = column.values(rows);
    if (column.text() != null) {
      throw notAnError(column.textRow(), name, column.text(), unit);
    }
    Integer list = firstListRowByName.get(name);
    if (list != null) {
      throw notAnError(list, name, "a list", unit);
    }
    for (int row = 0; row < rows; row++) {
      if (errors[row] < 0 || errors[row] > (column.isPercentage(row) ? 100 : unit.whole())) {
        throw notAnError(row, name, NumberFormatting.plain(errors[row]), unit);
      }
    }
    return errors;
  }

  private CommandException notAnError(int row, String name, String value, ErrorUnit unit) {
    return CommandException.usage(
        "%s, %s: %s (%s) must be an %s of %s, or empty for none."
            .formatted(
                file,
                rowLocation(row),
                name,
                NumberFormatting.truncated(value),
                ErrorNames.isAccuracy(name) ? "accuracy" : "error",
                unit.range()));
  }

  /** Whether the cell of a row is written with a percent sign. */
  boolean isPercentage(String name, int row) {
    return column(name).isPercentage(row);
  }

  /**
   * A column of numbers, NaN where a row has none.
   *
   * @throws CommandException when it also has text
   */
  double[] numbers(String name, String option) {
    Column column = column(name);
    if (column.text() != null) {
      throw CommandException.usage(
          "%s (%s) must be a column of numbers, but %s, %s has %s."
              .formatted(
                  option,
                  name,
                  file,
                  rowLocation(column.textRow()),
                  NumberFormatting.truncated(column.text())));
    }
    return column.values(rows);
  }

  /** The numbers of a column. */
  double[] values(String name) {
    return Objects.requireNonNull(columns.get(name), name).values(rows);
  }

  /** A sentence about each column of lists some of which are too long for columns. */
  List<String> notesOnLongLists() {
    return longListRowsByName.entrySet().stream()
        .map(
            entry ->
                "%s, %s: %s is a list of more than %d elements, which is no property; %s such a list."
                    .formatted(
                        file,
                        rowLocation(entry.getValue().nextSetBit(0)),
                        entry.getKey(),
                        RowFlattener.MAX_LIST_LENGTH,
                        entry.getValue().cardinality() == 1
                            ? "1 row has"
                            : entry.getValue().cardinality() + " rows have"))
        .toList();
  }

  /**
   * A sentence about each column of numbers or lists of numbers, other than the errors, with cells
   * that are none.
   */
  List<String> notesOnDamagedColumns(String errorColumn) {
    return columns.values().stream()
        .filter(column -> !column.name().equals(errorColumn))
        .filter(column -> column.isDamaged() || isDamagedList(column))
        .map(this::noteOnDamage)
        .toList();
  }

  /** A sentence that names the columns of text, if there are any. */
  Optional<String> noteOnTexts(String errorColumn) {
    List<String> names =
        columns.values().stream()
            .filter(column -> column.texts() > 0 && !column.isNumeric() && !column.isDamaged())
            .filter(column -> !isDamagedList(column))
            .map(Column::name)
            .filter(name -> !name.equals(errorColumn) && !ignoredConstants.contains(name))
            .toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of("%s: columns of text are no properties (%s).".formatted(file, listed(names)));
  }

  /**
   * Sentences about rows that may be no models of their own.
   *
   * @param errors of all rows, NaN where a row has none
   */
  List<String> notesOnRows(double[] errors) {
    return Stream.of(
            identity.noteOnRepeatedModels(file, rows),
            identity.noteOnIncompleteModels(file, row -> !Double.isNaN(errors[row])))
        .flatMap(Optional::stream)
        .toList();
  }

  private boolean isDamagedList(Column column) {
    return column.texts() > 0 && firstListRowByName.containsKey(column.name());
  }

  private String noteOnDamage(Column column) {
    String place =
        "%s, %s: %s (%s)"
            .formatted(
                file,
                rowLocation(column.textRow()),
                column.name(),
                NumberFormatting.truncated(Objects.requireNonNull(column.text())));
    return isDamagedList(column)
        ? "%s is no list of numbers, as other rows have; %s as empty."
            .formatted(
                place,
                column.texts() == 1
                    ? "this cell counts"
                    : "%d such cells count".formatted(column.texts()))
        : "%s is no number; %d of %d cells of that column are none, and %s."
            .formatted(
                place,
                column.texts(),
                column.cells(),
                column.isNumeric() ? "count as empty" : "the column is no property");
  }

  /** All columns. */
  Set<String> names() {
    return columns.keySet();
  }

  /** The numeric columns that are not errors, in file order. */
  List<String> properties(String errorColumn) {
    return columns.values().stream()
        .filter(Column::isNumeric)
        .map(Column::name)
        .filter(
            name ->
                !name.equals(errorColumn)
                    && !errorMeasures.contains(name)
                    && !ignoredConstants.contains(name))
        .toList();
  }
}
