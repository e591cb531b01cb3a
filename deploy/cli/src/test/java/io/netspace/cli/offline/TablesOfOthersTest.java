package io.netspace.cli.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netspace.cli.Netspace;
import io.netspace.cli.common.CommandContext;
import io.netspace.local.process.Installation;
import io.netspace.offline.common.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as spreadsheets, pandas, Optuna, Ray and Weights &amp; Biases write them. */
class TablesOfOthersTest {
  @TempDir Path directory;

  private Result result = new Result(0, "", "");

  private record Result(int exitCode, String stdout, String stderr) {}

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          sep=;\\r\\nerror;depth\\r\\n30,5;8\\r\\n31,5;9\\r\\n ~ 30.5 31.5
          sep=,\\nerror,depth\\n30.5,8\\n31.5,9\\n ~ 30.5 31.5
          "sep=;"\\nerror;depth\\n30.5;8\\n31.5;9\\n ~ 30.5 31.5
          error|depth\\n30.5|8\\n31.5|9\\n ~ 30.5 31.5
          error,depth,,\\n30.5,8,,\\n31.5,9,,\\n ~ 30.5 31.5
          error;depth\\n30,5NBSP%;8\\n31,5NARROW%;9\\n ~ 30.5 31.5
          error,depth\\nNBSP30.5NBSP,8\\n31.5,9\\n ~ 30.5 31.5
          "error\\n(%)",depth\\n30.5,8\\n31.5,9\\n ~ 30.5 31.5
          error,widths\\n30.5,"(8, 16)"\\n31.5,"(16,)"\\n ~ 30.5 31.5
          {"error": [30.5, 31.5], "depth": [8, 9]} ~ 30.5 31.5
          {"columns": ["error", "depth"], "index": [0, 1], "data": [[30.5, 8], [31.5, 9]]} ~ 30.5 31.5
          {"trials": [{"last": {"error": 30.5}}, {"last": {"error": 31.5}}]} ~ 30.5 31.5
          {"runs": [{"acc": 69.5}, {"acc": 68.5}]} ~ 30.5 31.5
          """)
  void aTableIsReadAsItWasMeant(String content, String errors) throws IOException {
    // When
    JsonNode json = json(write(unescaped(content)));

    // Then
    assertThat(errorsOf(json)).isEqualTo(errors);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void textInUtf16IsRead(Charset charset) throws IOException {
    // Given
    Path file = directory.resolve("table.txt");
    Files.write(file, "\uFEFFerror\tdepth\r\n30.5\t8\r\n31.5\t9\r\n".getBytes(charset));

    // When
    JsonNode json = json(file);

    // Then
    assertThat(errorsOf(json)).isEqualTo("30.5 31.5");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          # by sweep.py\\n# seed 1\\nerror,depth\\n30,8\\n31,9\\n ~ FILE: 2 comments before the header were ignored.
          # by sweep.py\\n# error,depth\\n30,8\\n31,9\\n ~ FILE: 1 comment before the header was ignored.
          error,size\\n30,1’020\\n31,900\\n32,950\\n ~ FILE, line 2: size (1’020) is no number; 1 of 3 cells of that column are none, and count as empty.
          error,gain\\n30,−2\\n31,3\\n32,4\\n ~ FILE, line 2: gain (−2) is no number; 1 of 3 cells of that column are none, and count as empty.
          error,gpu,os\\n30,A100,x\\n31,H200,y\\n ~ FILE: columns of text are no properties (gpu, os).
          {"error": [30, 31], "note": "x"} ~ FILE: 1 field that no model has (note) was ignored.
          {"best_error": 5, "meta": {"a": 1}, "runs": [{"error": 30}, {"error": 31}]} ~ FILE: 2 fields that no model has (best_error, meta) were ignored.
          error\\n45.5\\n0.455\\n44\\n47\\n ~ FILE: 1 of 4 values in error are 1 or less and were read as percentages; if they are shares of 1, write all in one unit and add --error-unit share.
          trial,epoch,error\\n1,1,40\\n1,2,39\\n2,1,40\\n ~ FILE: 3 rows have only 2 values of trial, and each row counts as a model; if they are epochs of a model, keep its last one.
          """)
  void whatIsIgnoredOrAssumedIsReported(String content, String sentence) throws IOException {
    // Given
    Path file = write(unescaped(content));

    // When
    execute("analyze", file.toString());

    // Then
    assertThat(result.exitCode()).isZero();
    assertThat(result.stderr()).isEqualTo(sentence.replace("FILE", file.toString()) + "\n");
  }

  @Test
  void rowsOfTrainingsThatWereCutShortAreReported() throws IOException {
    // Given
    Path file =
        write(
            """
            number,error,state
            0,30,COMPLETE
            1,60,PRUNED
            2,,FAIL
            3,61,PRUNED
            4,33,RUNNING
            """);

    // When
    execute("analyze", file.toString());

    // Then
    assertThat(result.stdout()).contains("4 models with an error (error), 1 row without");
    assertThat(result.stderr())
        .contains(
            "%s: rows with an error count as models whatever their state is (2 PRUNED, 1 RUNNING); remove those that were not trained to the end."
                .formatted(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name,seed,error\\na,1,30\\nb,1,31\\n",
        "id,model,error\\n1,a,30\\n2,a,31\\n",
        "id,state,error\\n1,finished,30\\n2,TERMINATED,31\\n3,diverged,90\\n"
      })
  void modelsOfTheirOwnAreNotReported(String content) throws IOException {
    // When
    execute("analyze", write(unescaped(content)).toString());

    // Then
    assertThat(result.stderr()).doesNotContain("counts as a model", "count as models");
  }

  @Test
  void truthValuesOfTextAreNumbers() throws IOException {
    // Given
    Path file = write("error,se\n30,True\n31,False\n32,true\n");

    // When
    execute("analyze", file.toString());

    // Then
    assertThat(result.stdout()).containsPattern("(?m)^se ");
    assertThat(result.stderr()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          {"history": {"val_error": [40, 30]}, "depth": 8}\\n{"history": {"val_error": [41, 31]}, "depth": 9} ~ FILE has no column of errors (error, errorPercent, error_percent, top1_err, min_top1_err, top1Error, err); name it with --error, one of history.val_error[0], history.val_error[1], depth.
          30,8\\n31,9\\n ~ FILE: the header (30, 8) has only numbers; write the names of the columns above them.
          error depth\\n30 8\\n31 9\\n ~ FILE: the columns (error depth) seem to be separated by blanks; separate them by commas, semicolons or tabs.
          a,error,\\n1,30,x\\n ~ FILE: column 3 of the header must have a name.
          """)
  void whatCannotBeMeantIsRefused(String content, String sentence) throws IOException {
    // Given
    Path file = write(unescaped(content));

    // When
    execute("analyze", file.toString());

    // Then
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.stderr()).isEqualTo(sentence.replace("FILE", file.toString()) + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BZh91AY | is compressed by bzip2; unpack it, or compress it by gzip.",
        "\u00fd7zXZ | is compressed by xz; unpack it, or compress it by gzip.",
        "(\u00b5/\u00fd | is compressed by Zstandard; unpack it, or compress it by gzip.",
        "ARROW1 | is a file of Arrow or Feather; save its table as Parquet or CSV.",
        "SQLite format 3 | is a database of SQLite; save its table as CSV.",
        "\u0089HDF | is a file of HDF5; save its table as CSV.",
        "\u00d0\u00cf\u0011\u00e0 | is a workbook; save its table as CSV."
      })
  void otherKindsOfFilesAreNamed(String start, String sentence) throws IOException {
    // Given
    Path file = directory.resolve("file");
    Files.write(file, start.getBytes(StandardCharsets.ISO_8859_1));

    // When
    execute("analyze", file.toString());

    // Then
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.stderr()).isEqualTo(file + " " + sentence + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"snappy", "gzip", "zstd"})
  void parquetIsRead(String compression) throws IOException {
    // Given
    Path file = resource("models-" + compression + ".parquet");

    // When
    JsonNode json = json(file);

    // Then
    assertThat(json.get("form").textValue()).isEqualTo("parquet");
    assertThat(errorsOf(json)).isEqualTo("30.5 31.0 33.25 34.0 35.5");
    assertThat(json.get("missing").intValue()).isEqualTo(1);
    List<String> properties = new ArrayList<>();
    json.get("bestRanges").fieldNames().forEachRemaining(properties::add);
    assertThat(properties)
        .containsExactly("depth", "widths[0]", "widths[1]", "complexity.flops", "se", "params");
    assertThat(result.stderr())
        .isEqualTo(
            "%s: columns of text are no properties (model, complexity.name).%n".formatted(file));
  }

  @Test
  void manyColumnsOfParquetAreRead() throws IOException {
    // When
    JsonNode json = json(resource("columns.parquet"));

    // Then
    assertThat(errorsOf(json)).isEqualTo("30.0 40.0");
    assertThat(json.get("bestRanges").size()).isEqualTo(40);
    assertThat(json.at("/bestRanges/p39").isMissingNode()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void parquetThatCannotBeReadIsReported(int cut) throws IOException {
    // Given
    Path file = resource(cut == 0 ? "models-brotli.parquet" : "models-snappy.parquet");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - cut));

    // When
    execute("analyze", file.toString());

    // Then
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.stderr())
        .startsWith(file + " cannot be read as Parquet (")
        .endsWith("); write it again, uncompressed or by Snappy, Zstandard, LZ4 or gzip.\n")
        .hasLineCount(1);
  }

  private static String errorsOf(JsonNode analysis) {
    List<String> errors = new ArrayList<>();
    analysis.get("edf").forEach(step -> errors.add(step.get(0).asText()));
    return errors.stream().collect(Collectors.joining(" "));
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n")
        .replace("\\r", "\r")
        .replace("NBSP", "\u00a0")
        .replace("NARROW", "\u202f");
  }

  private Path write(String content) throws IOException {
    return Files.writeString(directory.resolve("table"), content);
  }

  private Path resource(String name) throws IOException {
    try (InputStream bytes =
        Objects.requireNonNull(getClass().getResourceAsStream("/tables/" + name))) {
      return Files.write(directory.resolve(name), bytes.readAllBytes());
    }
  }

  private JsonNode json(Path file) throws IOException {
    execute("analyze", file.toString(), "--output", "json");
    assertThat(result.exitCode()).as(result.stderr()).isZero();
    return new ObjectMapper().readTree(result.stdout());
  }

  private void execute(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    CommandContext context =
        new CommandContext(
            new Installation(directory),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new Terminal(new PrintStream(err, true, StandardCharsets.UTF_8), false, 80));
    int exitCode = Netspace.commandLine(context).execute(arguments);
    result =
        new Result(
            exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
