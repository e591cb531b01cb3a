package io.netspace.offline.analysis;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.netspace.formats.binding.SyntaxErrors;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.InputFile;
import io.netspace.offline.common.NumberFormatting;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a population: CSV with a header; objects of JSON, a line each, in a list, by name in one
 * object, or in a page of the gateway's candidates; or the {@code sweep.json} of pycls. The format
 * is detected by content.
 */
final class PopulationFile {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();
  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int MAX_LOOKAHEAD = 1 << 16;

  private final String file;
  private final PopulationTable table;
  private final RowFlattener cells;
  private FileFormat form = FileFormat.CSV;

  private PopulationFile(String file) {
    this.file = file;
    table = new PopulationTable(file);
    cells = new RowFlattener(table);
  }

  /** A table and the format of its file. */
  record ParsedPopulation(PopulationTable table, FileFormat form) {}

  /**
   * The population of a file.
   *
   * @throws CommandException when it holds no population, or is malformed
   */
  static ParsedPopulation read(Path path) {
    InputFile.require("Population file", path, "name a file of CSV or JSON");
    PopulationFile reading = new PopulationFile(path.toString());
    try (BufferedReader text = text(path)) {
      reading.read(text);
    } catch (JacksonException e) {
      throw CommandException.usage(reading.syntaxError(e));
    } catch (CharacterCodingException e) {
      throw CommandException.usage(
          "%s is not text in UTF-8; write CSV or JSON in that encoding.".formatted(path));
    } catch (ZipException | EOFException e) {
      throw CommandException.usage(
          "%s is a gzip file that is damaged or cut short; compress its table again."
              .formatted(path));
    } catch (IOException e) {
      throw CommandException.usage(
          "Population file (%s) cannot be read; check it and its permissions.".formatted(path));
    }
    if (reading.table.rows() == 0) {
      throw CommandException.usage(
          "%s holds no models; write a row for each, under a header or as JSON.".formatted(path));
    }
    return new ParsedPopulation(reading.table, reading.form);
  }

  /** The text of a file, which may be compressed by gzip. */
  private static BufferedReader text(Path path) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(path));
    try {
      bytes.mark(4);
      byte[] start = bytes.readNBytes(4);
      bytes.reset();
      if (Arrays.equals(start, new byte[] {'P', 'K', 3, 4})) {
        throw CommandException.usage(
            "%s is a ZIP archive or a workbook; save its table as CSV.".formatted(path));
      }
      InputStream plain =
          start.length > 1 && start[0] == 0x1f && start[1] == (byte) 0x8b
              ? new GZIPInputStream(bytes)
              : bytes;
      return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()));
    } catch (IOException | CommandException e) {
      bytes.close();
      throw e;
    }
  }

  private String syntaxError(JacksonException e) {
    Throwable cause = e;
    while (cause != null && !(cause instanceof CharacterCodingException)) {
      cause = cause.getCause();
    }
    if (cause != null) {
      return "%s is not text in UTF-8; write CSV or JSON in that encoding.".formatted(file);
    }
    String language = form == FileFormat.CSV ? "CSV" : "JSON";
    return "%s is not %s: %s.".formatted(file, language, SyntaxErrors.describe(e));
  }

  private void read(BufferedReader text) throws IOException {
    skipByteOrderMark(text);
    String start = firstNonBlankLine(text);
    if (start.startsWith("{") || start.startsWith("[")) {
      form = FileFormat.JSON;
      readJson(text);
    } else if (!start.isEmpty()) {
      readCsv(text, separator(start));
    }
  }

  private static void skipByteOrderMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
  }

  /** The first line that is not blank; the reader is reset to its beginning. */
  private static String firstNonBlankLine(BufferedReader text) throws IOException {
    char[] start = new char[MAX_LOOKAHEAD];
    text.mark(MAX_LOOKAHEAD);
    int length = text.read(start);
    text.reset();
    String seen = length < 0 ? "" : new String(start, 0, length);
    return seen.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
  }

  /** The separator: a comma, unless the header has more semicolons or tabs. */
  private static char separator(String header) {
    char separator = ',';
    for (char each : new char[] {';', '\t'}) {
      if (count(header, each) > count(header, separator)) {
        separator = each;
      }
    }
    return separator;
  }

  private static long count(String text, char character) {
    return text.chars().filter(each -> each == character).count();
  }

  private void readCsv(BufferedReader text, char separator) throws IOException {
    ObjectReader reader =
        CSV.readerFor(String[].class).with(CsvSchema.emptySchema().withColumnSeparator(separator));
    try (MappingIterator<String[]> rows = reader.readValues(text)) {
      if (!rows.hasNextValue()) {
        return;
      }
      List<String> header = header(rows.nextValue());
      List<String[]> read = new ArrayList<>();
      List<Integer> lines = new ArrayList<>();
      int line = rows.getCurrentLocation().getLineNr();
      while (rows.hasNextValue()) {
        String[] row = rows.nextValue();
        if (row.length != header.size()) {
          throw CommandException.usage(
              "%s, line %d: a row of %d cells must have %d, as the header has."
                  .formatted(file, line, row.length, header.size()));
        }
        read.add(row);
        lines.add(line);
        line = rows.getCurrentLocation().getLineNr();
      }
      boolean decimalCommas = separator != ',' && DecimalCommas.areIn(read);
      for (int i = 0; i < read.size(); i++) {
        table.startRow(lines.get(i));
        addCells(header, read.get(i), decimalCommas);
      }
      if (decimalCommas) {
        table.addNote(decimalCommaNote(read));
      }
    }
  }

  private void addCells(List<String> header, String[] row, boolean decimalCommas) {
    for (int i = 0; i < row.length; i++) {
      cells.addText(header.get(i), decimalCommas ? DecimalCommas.toPoint(row[i]) : row[i]);
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

  private List<String> header(String[] names) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.length; i++) {
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
    return Arrays.asList(names);
  }

  private void readJson(BufferedReader text) throws IOException {
    try (JsonParser parser = JSON.createParser(text)) {
      boolean inList = false;
      @Nullable JsonNode first = null;
      int firstLine = 0;
      int documents = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_ARRAY && !inList) {
          inList = true;
          table.showRowNumbers();
        } else if (token == JsonToken.END_ARRAY) {
          inList = false;
        } else {
          int line = parser.currentTokenLocation().getLineNr();
          JsonNode document = parser.readValueAsTree();
          if (documents++ == 0 && !inList) {
            // An object may hold all models, if it is the only one.
            first = document;
            firstLine = line;
            continue;
          }
          if (first != null) {
            addDocument(firstLine, first);
            first = null;
          }
          addDocument(line, document);
        }
      }
      if (first != null) {
        addOnlyDocument(firstLine, first);
      }
    }
    if (form == FileFormat.SWEEP) {
      table.ignoreConstants("cfg.");
    }
  }

  private void addOnlyDocument(int line, JsonNode document) {
    Optional<JsonModels> models =
        document.path("items").isArray() ? Optional.empty() : JsonModels.of(document);
    if (models.isEmpty()) {
      addDocument(line, document);
      return;
    }
    table.showRowNumbers();
    for (JsonNode row : models.get().rows()) {
      addRow(line, row.isNull() ? JSON.createObjectNode() : row);
    }
    List<String> ignored = models.get().ignored();
    if (!ignored.isEmpty()) {
      table.addNote(
          "%s: %s that no model has (%s) %s ignored."
              .formatted(
                  file,
                  NumberFormatting.countOf(ignored.size(), "field"),
                  NumberFormatting.truncated(String.join(", ", ignored)),
                  ignored.size() == 1 ? "was" : "were"));
    }
  }

  private void addDocument(int line, JsonNode document) {
    JsonNode items = document.path("items");
    if (items.isArray()) {
      table.showRowNumbers();
      items.forEach(item -> addRow(line, item));
    } else {
      addRow(line, document);
    }
  }

  private void addRow(int line, JsonNode row) {
    table.startRow(line);
    if (!row.isObject()) {
      throw CommandException.usage(
          "%s, %s: a row (%s) must be an object with the fields of a model."
              .formatted(
                  file,
                  table.rowLocation(table.rows() - 1),
                  NumberFormatting.truncated(row.toString())));
    }
    if (PyclsSweepJob.isSweepJob(row)) {
      form = FileFormat.SWEEP;
      new PyclsSweepJob(row).addTo(table, cells);
    } else {
      cells.addObject("", row);
    }
  }
}
