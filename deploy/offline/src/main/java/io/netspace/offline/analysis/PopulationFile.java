package io.netspace.offline.analysis;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netspace.formats.binding.SyntaxErrors;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.InputFile;
import io.netspace.offline.common.NumberFormatting;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a population: CSV with a header; objects of JSON, a line each, in a list, by name in one
 * object, or in a page of the gateway's candidates; the {@code sweep.json} of pycls; or Parquet.
 * The format is detected by content.
 */
final class PopulationFile {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();
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
    InputFile.require("Population file", path, "name a file of CSV, JSON or Parquet");
    PopulationFile reading = new PopulationFile(path.toString());
    try {
      reading.readAll(path);
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

  private void readAll(Path path) throws IOException {
    if (PopulationText.isParquet(path)) {
      form = FileFormat.PARQUET;
      table.showRowNumbers();
      ParquetTable.rows(path).forEach(row -> addRow(0, row));
      return;
    }
    try (BufferedReader text = PopulationText.open(path)) {
      read(text);
    }
  }

  private void read(BufferedReader text) throws IOException {
    List<String> lines = firstLines(text);
    String start =
        lines.stream().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
    if (start.startsWith("{") || start.startsWith("[")) {
      form = FileFormat.JSON;
      readJson(text);
    } else if (!start.isEmpty()) {
      new CsvTable(file, table, cells).read(text, lines);
    }
  }

  /** The first lines, the last one perhaps incomplete; the reader is reset to its beginning. */
  private static List<String> firstLines(BufferedReader text) throws IOException {
    char[] start = new char[MAX_LOOKAHEAD];
    text.mark(MAX_LOOKAHEAD);
    int length = text.read(start);
    text.reset();
    return length < 0 ? List.of() : new String(start, 0, length).lines().toList();
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
