package io.netspace.offline.analysis;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.NumberFormatting;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads rows under a header, with commas, semicolons, tabs or vertical bars between cells. Before
 * the header there may be comments that begin with {@code #}, and a line {@code sep=;} as
 * spreadsheets write it; {@code # error,depth} above numbers is a header.
 */
final class CsvTable {
  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();
  private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)\"?sep=(.)\"?\\s*");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final char COMMENT = '#';

  private final String file;
  private final PopulationTable table;
  private final RowFlattener cells;

  CsvTable(String file, PopulationTable table, RowFlattener cells) {
    this.file = file;
    this.table = table;
    this.cells = cells;
  }

  /**
   * Reads all rows.
   *
   * @param start the first lines, which the text still has
   */
  void read(BufferedReader text, List<String> start) throws IOException {
    int header = headerLine(start);
    char separator = separator(start.get(header));
    if (header > 0) {
      Matcher separatorLine = SEPARATOR_LINE.matcher(start.get(header - 1));
      if (separatorLine.matches()) {
        separator = separatorLine.group(1).charAt(0);
      }
      noteComments(start.subList(0, header));
      for (int line = 0; line < header; line++) {
        text.readLine();
      }
    }
    read(text, separator, header);
  }

  private void noteComments(List<String> lines) {
    long comments = lines.stream().filter(CsvTable::isComment).count();
    if (comments > 0) {
      table.addNote(
          "%s: %s before the header %s ignored."
              .formatted(
                  file,
                  NumberFormatting.countOf(Math.toIntExact(comments), "comment"),
                  comments == 1 ? "was" : "were"));
    }
  }

  private static boolean isComment(String line) {
    return !line.isBlank() && line.strip().charAt(0) == COMMENT;
  }

  /** The index of the header in the first lines. */
  private static int headerLine(List<String> lines) {
    int line = 0;
    while (line < lines.size() - 1 && isBeforeHeader(lines.get(line))) {
      line++;
    }
    boolean commented = line > 0 && isComment(lines.get(line - 1));
    return commented && isHeaderOf(lines.get(line - 1), lines.get(line)) ? line - 1 : line;
  }

  private static boolean isBeforeHeader(String line) {
    return line.isBlank() || isComment(line) || SEPARATOR_LINE.matcher(line).matches();
  }

  /** Whether a comment has as many cells as the line below it, which has a number. */
  private static boolean isHeaderOf(String comment, String below) {
    char separator = separator(comment);
    return count(comment, separator) == count(below, separator)
        && Arrays.stream(below.split(Pattern.quote(String.valueOf(separator)), -1))
            .anyMatch(RowFlattener::isNumber);
  }

  /** The separator: a comma, unless the header has more of another. */
  private static char separator(String header) {
    char separator = ',';
    for (char each : new char[] {';', '\t', '|'}) {
      if (count(header, each) > count(header, separator)) {
        separator = each;
      }
    }
    return separator;
  }

  private static long count(String text, char character) {
    return text.chars().filter(each -> each == character).count();
  }

  private void read(BufferedReader text, char separator, int skipped) throws IOException {
    ObjectReader reader =
        CSV.readerFor(String[].class).with(CsvSchema.emptySchema().withColumnSeparator(separator));
    try (MappingIterator<String[]> rows = reader.readValues(text)) {
      if (!rows.hasNextValue()) {
        return;
      }
      String[] names = rows.nextValue();
      List<String[]> read = new ArrayList<>();
      List<Integer> lines = new ArrayList<>();
      int line = skipped + rows.getCurrentLocation().getLineNr();
      while (rows.hasNextValue()) {
        String[] row = rows.nextValue();
        if (row.length != names.length) {
          throw CommandException.usage(
              "%s, line %d: a row of %d cells must have %d, as the header has."
                  .formatted(file, line, row.length, names.length));
        }
        Arrays.setAll(row, i -> RowFlattener.stripped(row[i]));
        read.add(row);
        lines.add(line);
        line = skipped + rows.getCurrentLocation().getLineNr();
      }
      add(header(names, read), read, lines, separator != ',' && DecimalCommas.areIn(read));
    }
  }

  private void add(
      List<String> header, List<String[]> rows, List<Integer> lines, boolean decimalCommas) {
    for (int row = 0; row < rows.size(); row++) {
      table.startRow(lines.get(row));
      String[] texts = rows.get(row);
      for (int i = 0; i < header.size(); i++) {
        cells.addText(header.get(i), decimalCommas ? DecimalCommas.toPoint(texts[i]) : texts[i]);
      }
    }
    if (decimalCommas) {
      table.addNote(decimalCommaNote(rows));
    }
  }

  private String decimalCommaNote(List<String[]> rows) {
    String example =
        rows.stream()
            .flatMap(Arrays::stream)
            .filter(DecimalCommas::isNumber)
            .findFirst()
            .orElseThrow();
    return "%s: commas in numbers are decimal commas (%s is %s)."
        .formatted(file, example, DecimalCommas.toPoint(example));
  }

  /** The names of the columns, without those at the end that have neither a name nor cells. */
  private List<String> header(String[] names, List<String[]> rows) {
    Arrays.setAll(names, i -> BLANKS.matcher(RowFlattener.stripped(names[i])).replaceAll(" "));
    requireNames(names, rows);
    int size = names.length;
    while (size > 1 && names[size - 1].isEmpty() && isEmpty(rows, size - 1)) {
      size--;
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < size; i++) {
      // Tables with an index column leave its heading empty.
      names[i] = names[i].isEmpty() && i == 0 ? "row" : names[i];
      if (names[i].isEmpty()) {
        throw CommandException.usage(
            "%s: column %d of the header must have a name.".formatted(file, i + 1));
      }
      if (!seen.add(names[i])) {
        throw CommandException.usage(
            "%s: column (%s) of the header must be there once; rename one of them."
                .formatted(file, names[i]));
      }
    }
    return Arrays.asList(names).subList(0, size);
  }

  private static boolean isEmpty(List<String[]> rows, int column) {
    return rows.stream().allMatch(row -> row[column].isEmpty());
  }

  private void requireNames(String[] names, List<String[]> rows) {
    if (Arrays.stream(names).allMatch(RowFlattener::isNumber)) {
      throw CommandException.usage(
          "%s: the header (%s) has only numbers; write the names of the columns above them."
              .formatted(file, NumberFormatting.truncated(String.join(", ", names))));
    }
    int words = names.length == 1 ? BLANKS.split(names[0], -1).length : 1;
    if (words > 1 && !rows.isEmpty() && BLANKS.split(rows.getFirst()[0], -1).length == words) {
      throw CommandException.usage(
          "%s: the columns (%s) seem to be separated by blanks; separate them by commas, semicolons or tabs."
              .formatted(file, NumberFormatting.truncated(names[0])));
    }
  }
}
