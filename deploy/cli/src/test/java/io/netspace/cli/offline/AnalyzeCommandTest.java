package io.netspace.cli.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netspace.cli.Netspace;
import io.netspace.cli.common.CommandContext;
import io.netspace.local.process.Installation;
import io.netspace.model.network.LinearFit;
import io.netspace.model.network.Zoo;
import io.netspace.offline.common.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyzeCommandTest {
  /** Sums of doubles in another order differ by less. */
  private static final Offset<Double> ROUNDING = within(1e-12);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

  @TempDir Path directory;

  @ParameterizedTest
  @CsvFileSource(resources = "/golden/population-edf.csv", numLinesToSkip = 1)
  void curvesEqualThePapers(double error, double below, double atMost, double normalised)
      throws IOException {
    // Given
    Path file = golden();

    // When
    JsonNode json = json(file, "--normalise", "parameters", "--bins", "10");

    // Then
    assertThat(below).isLessThanOrEqualTo(atMost);
    assertThat(shareAtMost(json.get("edf"), error)).isEqualTo(atMost, ROUNDING);
    assertThat(shareAtMost(json.at("/normalised/edf"), error)).isEqualTo(normalised, ROUNDING);
  }

  @Test
  void summariesAreThePapers() throws IOException {
    // When
    JsonNode json = json(golden(), "--normalise", "parameters");

    // Then
    assertThat(json.get("n").intValue()).isEqualTo(500);
    assertThat(json.get("missing").intValue()).isZero();
    assertThat(json.get("min").doubleValue()).isEqualTo(38.801);
    assertThat(json.get("mean").doubleValue()).isEqualTo(46.20232, ROUNDING);
    assertThat(json.get("median").doubleValue()).isEqualTo(45.7475, ROUNDING);
    assertThat(json.get("area").doubleValue()).isEqualTo(13.478679999999999, within(1e-11));
    assertThat(json.at("/normalised/mean").doubleValue())
        .isEqualTo(46.0323509956571, within(1e-11));
    assertThat(json.at("/normalised/emptyBins").intValue()).isZero();
    assertThat(json.at("/normalised/effectiveSampleSize").doubleValue()).isBetween(100.0, 500.0);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/golden/best-ranges.csv", numLinesToSkip = 1)
  void rangesAreThePapers(
      String error, double sample, String property, double low, double median, double high)
      throws IOException {
    // Given
    assertThat(error).isEqualTo("err");
    double fraction = sample > 1 ? sample / 500 : sample;
    String column =
        switch (property) {
          case "d" -> "depth";
          case "g" -> "groupWidth";
          case "params" -> "parameters";
          default -> property;
        };

    // When
    JsonNode json = json(golden(), "--sample-fraction", Double.toString(fraction));

    // Then
    assertThat(json.at("/bestRanges/" + column))
        .extracting(JsonNode::doubleValue)
        .containsExactly(low, median, high);
  }

  @Test
  void testsOfTwoSamplesAreSciPys() throws IOException {
    // Given
    List<String> rows = goldenRows();
    Path first = file("first.csv", rows.getFirst(), rows.subList(1, 41));
    Path second = file("second.csv", rows.getFirst(), rows.subList(41, 91));

    // When
    JsonNode json = json(first, "--compare", second.toString());

    // Then
    assertThat(json.at("/ks/statistic").doubleValue()).isEqualTo(0.185, ROUNDING);
    assertThat(json.at("/ks/pValue").doubleValue()).isEqualTo(0.38705703654109935, ROUNDING);
    assertThat(json.at("/ks/fileBetter/statistic").doubleValue()).isEqualTo(0.185, ROUNDING);
    assertThat(json.at("/ks/otherBetter/statistic").doubleValue()).isEqualTo(0.1, ROUNDING);
    assertThat(json.at("/mannWhitney/u").doubleValue()).isEqualTo(914.0);
    assertThat(json.at("/mannWhitney/pValue").doubleValue())
        .isEqualTo(0.4875184822806168, ROUNDING);
    assertThat(json.at("/other/n").intValue()).isEqualTo(50);
  }

  @Test
  void theLargeSamplesOfThePapersAreComparedToo() throws IOException {
    // Given
    List<String> rows = goldenRows();
    List<String> models = rows.subList(1, rows.size());
    Path shallow =
        file("a.csv", rows.getFirst(), models.stream().filter(row -> depth(row) <= 20).toList());
    Path deep =
        file("b.csv", rows.getFirst(), models.stream().filter(row -> depth(row) > 20).toList());

    // When
    JsonNode json = json(shallow, "--compare", deep.toString());

    // Then
    assertThat(json.at("/ks/statistic").doubleValue()).isEqualTo(0.14121056775728336, ROUNDING);
    assertThat(json.at("/ks/otherBetter/statistic").doubleValue())
        .isEqualTo(0.04598683218575664, ROUNDING);
    assertThat(json.at("/mannWhitney/u").doubleValue()).isEqualTo(27197.0);
    assertThat(json.at("/mannWhitney/pValue").doubleValue())
        .isEqualTo(0.09346519516064945, ROUNDING);
  }

  @Test
  void quotesListsAndEmptyCellsOfCsvAreUnderstood() throws IOException {
    // Given
    Path file =
        write(
            "quotes.csv",
            """
            name,error,widths,depths,note
            "a, with comma",40.5,"[16, 32]",1 2,"says ""good""\"
            b,,"[16, 64]",2 2,
            "c
            on two lines",42,"[24, 48]",1 3,x
            d,NaN,"[8, 16]",1 1,y
            """);

    // When
    JsonNode json = json(file);

    // Then
    assertThat(json.get("n").intValue()).isEqualTo(2);
    assertThat(json.get("missing").intValue()).isEqualTo(2);
    assertThat(fields(json.get("bestRanges")))
        .containsExactly("widths[0]", "widths[1]", "depths[0]", "depths[1]");
    assertThat(json.at("/linearFit/models").intValue()).isEqualTo(2);
  }

  @Test
  void listsThatAreLeftOutAreNamed() throws IOException {
    // Given
    String curve = "1 ".repeat(33).strip();
    Path file =
        write(
            "lists.csv",
            "error,widths,curve\n40,[8 16],%1$s\n41,[8 x],1 2\n42,[8 24],%1$s\n".formatted(curve));

    // When
    int exitCode = execute("analyze", file.toString());

    // Then
    assertThat(exitCode).isZero();
    assertThat(stderr().lines())
        .containsExactly(
            file
                + ", line 3: widths ([8 x]) is no list of numbers, as other rows have; this cell"
                + " counts as empty.",
            file
                + ", line 2: curve is a list of more than 32 elements, which is no property; 2 rows"
                + " have such a list.");
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t"})
  void otherSeparatorsAreSeenInTheHeader(String separator) throws IOException {
    // Given
    Path file = write("other.csv", "a,error\n1,40\n2,41\n".replace(",", separator));

    // When
    JsonNode json = json(file);

    // Then
    assertThat(json.get("n").intValue()).isEqualTo(2);
    assertThat(fields(json.get("bestRanges"))).containsExactly("a");
  }

  @Test
  void linesOfJsonAreRows() throws IOException {
    // Given
    Path file =
        write(
            "population.jsonl",
            """
            {"index": 0, "parameters": {"width": [16, 32], "groupWidth": [8]}, "complexity": {"flops": 900}, "network": "00ff", "error": 40}

            {"index": 1, "parameters": {"width": [24, 24], "groupWidth": [4]}, "complexity": {"flops": 800}, "network": "12e4", "error": null}
            {"index": 2, "parameters": {"width": [8, 64], "groupWidth": [2]}, "complexity": {"flops": 700}, "network": "aa01", "error": 50}
            """);

    // When
    JsonNode json = json(file);

    // Then
    assertThat(json.get("form").textValue()).isEqualTo("json");
    assertThat(json.get("edf")).hasToString("[[40.0,0.5],[50.0,1.0]]");
    assertThat(json.get("missing").intValue()).isEqualTo(1);
    assertThat(fields(json.get("bestRanges")))
        .containsExactly(
            "index",
            "parameters.width[0]",
            "parameters.width[1]",
            "parameters.groupWidth",
            "complexity.flops");
    assertThat(json.at("/trends/complexity.flops/error").doubleValue()).isEqualTo(-1);
    assertThat(json.at("/trends/parameters.width[1]/flops").doubleValue()).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'error': 40, 'widths': [32, 64, 160, 384], 'depths': [1, 2, 7, 12]}",
        "{'error': 40, 'parameters': {'width': [32, 64, 160, 384], 'depth': [1, 2, 7, 12]}}",
        "{'error': 40, 'cfg': {'WIDTHS': '[32, 64, 160, 384]', 'DEPTHS': '1 2 7 12'}}",
        "{'error': 40, 'architecture': {'stages': [{'depth': 1, 'width': 32}, {'depth': 2, 'width':"
            + " 64}, {'depth': 7, 'width': 160}, {'depth': 12, 'width': 384}]}}"
      })
  void linearityIsThatOfTheBlocksWidths(String row) throws IOException {
    // Given
    double expected = LinearFit.of(Zoo.named("RegNetX-400MF")).error();
    Path file = write("p.jsonl", row.replace('\'', '"') + "\n{\"error\": 41, \"widths\": []}\n");

    // When
    JsonNode json = json(file, "--sample-fraction", "1");

    // Then
    assertThat(json.at("/linearFit/models").intValue()).isEqualTo(1);
    assertThat(json.at("/linearFit/mass").doubleValue()).isEqualTo(0.75);
    assertThat(json.at("/linearFit/error").doubleValue()).isEqualTo(expected, ROUNDING);
  }

  @Test
  void aPageOfTheGatewayIsAPopulation() throws IOException {
    // Given
    Path file =
        write(
            "page.json",
            """
            {"items": [
              {"id": "a", "state": "trained", "errorPercent": 31.5, "flops": 100},
              {"id": "b", "state": "outstanding", "errorPercent": null, "flops": 120},
              {"id": "c", "state": "diverged", "errorPercent": 90.0, "flops": 90}],
             "next": null}
            """);

    // When
    JsonNode json = json(file);

    // Then
    assertThat(json.get("errorColumn").textValue()).isEqualTo("errorPercent");
    assertThat(json.get("n").intValue()).isEqualTo(2);
    assertThat(json.get("missing").intValue()).isEqualTo(1);
    assertThat(json.at("/bestRanges/flops")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'net-0': {'top1_err': 23, 'depth': 3}, 'net-1': {'top1_err': 28, 'depth': 4}, 'net-2': {'depth': 5}}",
        "{'net-0': {'result': {'top1_err': 23}}, 'net-1': {'result': {'top1_err': 28}}, 'net-2': null}",
        "{'models': {'net-0': {'error': 23}, 'net-1': {'error': 28}, 'net-2': {'error': null}}}",
        "{'results': [{'error': 23}, {'error': 28}, {'error': null}]}",
        "{'error': {'0': 23, '1': 28, '2': null}, 'depth': {'0': 3, '1': 4, '2': 5}}",
      })
  void anObjectOfNetworksHasAModelPerKey(String content) throws IOException {
    // Given
    Path file = write("by-network.json", content.replace('\'', '"'));

    // When
    JsonNode json = json(file);

    // Then
    assertThat(json.get("edf")).hasToString("[[23.0,0.5],[28.0,1.0]]");
    assertThat(json.get("missing").intValue()).isEqualTo(1);
  }

  @Test
  void fieldsBesideTheNetworksAreReported() throws IOException {
    // Given
    Path file =
        write(
            "by-network.json",
            "{\"date\": \"May\", \"a\": {\"error\": 23}, \"b\": {\"error\": 28}}");

    // When
    execute("analyze", file.toString());

    // Then
    assertThat(stdout()).contains("2 models with an error (error), no row without.");
    assertThat(stderr()).isEqualTo(file + ": 1 field that no model has (date) was ignored.\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'error': 30, 'stage1': {'width': 8, 'depth': 1}, 'stage2': {'width': 16, 'depth': 2}}",
        "{'metrics': {'error': 30}, 'stages': [{'width': 8}, {'width': 16}]}",
        "{'parameters': {'width': [8, 16]}, 'complexity': {'flops': 9}, 'metrics': {'error': 30}}"
      })
  void anObjectThatIsOneModelStaysOne(String content) throws IOException {
    // When
    JsonNode json = json(write("one.json", content.replace('\'', '"')));

    // Then
    assertThat(json.get("edf")).hasToString("[[30.0,1.0]]");
    assertThat(json.get("missing").intValue()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"test.error, 31", "train.error, 1"})
  void theErrorOfASplitIsReadWhereItIsNamed(String column, double error) throws IOException {
    // Given
    Path file = write("splits.csv", "train.error,test.error\n1,31\n3,32\n");

    // When
    JsonNode json = json(file, "--error", column, "--error-unit", "percent");

    // Then
    assertThat(json.get("min").doubleValue()).isEqualTo(error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1,020\"", "inf", "many"})
  void aCellThatIsNoNumberIsReportedAndTheOthersCount(String cell) throws IOException {
    // Given
    Path file = write("odd.csv", "error,params\n40,900\n41,910\n42," + cell + "\n43,930\n");

    // When
    int exitCode = execute("analyze", file.toString(), "--output", "json");

    // Then
    assertThat(exitCode).isZero();
    assertThat(stderr())
        .isEqualTo(
            file
                + ", line 4: params ("
                + cell.replace("\"", "")
                + ") is no number; 1 of 4 cells of that column are none, and count as empty.\n");
    JsonNode json = new ObjectMapper().readTree(stdout());
    assertThat(json.at("/trends/params/n").intValue()).isEqualTo(3);
    assertThat(json.get("n").intValue()).isEqualTo(4);
  }

  @Test
  void aColumnOfFewNumbersIsReported() throws IOException {
    // Given
    Path file =
        write("odd.csv", "error,params\n40,900\n41,\"1,910\"\n42,\"2,020\"\n43,\"1,930\"\n");

    // When
    execute("analyze", file.toString());

    // Then
    assertThat(stdout()).contains("No other column holds numbers");
    assertThat(stderr())
        .isEqualTo(
            file
                + ", line 3: params (1,910) is no number; 3 of 4 cells of that column are none, and"
                + " the column is no property.\n");
  }

  @ParameterizedTest
  @CsvSource({
    "acc, 93.1, '', 6.9",
    "Accuracy, 70, '', 30",
    "top1, 75.25%, '', 24.75",
    "test.acc, 93.1, '', 6.9",
    "val_top1_acc, 0.931, share, 6.9",
    "error, 40.5 %, '', 40.5",
    "error, 0.4%, '', 0.4",
    "error (%), 0.4, '', 0.4",
    "errorPercent, 0.4, '', 0.4",
  })
  void accuraciesAndPercentSignsAreRead(String column, String cell, String unit, double error)
      throws IOException {
    // Given
    Path file = write("p.csv", "depth," + column + "\n3," + cell + "\n4,\n");
    List<String> arguments =
        new ArrayList<>(List.of("analyze", file.toString(), "--output", "json"));
    if (!unit.isEmpty()) {
      arguments.addAll(List.of("--error-unit", unit));
    }
    boolean accuracy = !column.startsWith("error");

    // When
    int exitCode = execute(arguments.toArray(String[]::new));

    // Then
    assertThat(stderr())
        .isEqualTo(
            accuracy
                ? "%s: %s is an accuracy; the error is 100 − %s, in percent.\n"
                    .formatted(file, column, column)
                : "");
    assertThat(exitCode).isZero();
    JsonNode json = new ObjectMapper().readTree(stdout());
    assertThat(json.get("min").doubleValue()).isEqualTo(error);
    assertThat(json.get("missing").intValue()).isEqualTo(1);
  }

  @Test
  void anErrorIsTakenBeforeAnAccuracy() throws IOException {
    // When
    JsonNode json = json(write("timm.csv", "model,top1,top1_err\na,80.5,19.5\n"));

    // Then
    assertThat(json.get("min").doubleValue()).isEqualTo(19.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t"})
  void decimalCommasAreReadWhereCommasSeparateNoColumns(String separator) throws IOException {
    // Given
    String text = "depth;error;lr\n3;40,5;0,1\n4;41,25;0,05\n5;;0,1\n";
    Path file = write("german.csv", text.replace(";", separator));

    // When
    execute("analyze", file.toString(), "--output", "json");

    // Then
    assertThat(stderr())
        .isEqualTo(file + ": commas in numbers are decimal commas (40,5 is 40.5).\n");
    JsonNode json = new ObjectMapper().readTree(stdout());
    assertThat(json.get("edf")).hasToString("[[40.5,0.5],[41.25,1.0]]");
    assertThat(json.at("/bestRanges/lr").get(0).doubleValue()).isEqualTo(0.05);
  }

  @Test
  void thousandsAreNotReadAsDecimalCommas() throws IOException {
    // Given
    Path file = write("p.csv", "error;params\n40;900\n41;910\n42;1,020\n");

    // When
    execute("analyze", file.toString());

    // Then
    assertThat(stderr())
        .startsWith(file + ", line 4: params (1,020) is no number;")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"error,a\n40,1\n50,2\n", "{\"error\": 40}\n{\"error\": 50}\n"})
  void aCompressedFileIsReadAsItsContent(String content) throws IOException {
    // Given
    Path file = directory.resolve("p.gz");
    Files.write(file, gzip(content));

    // When
    JsonNode json = json(file);

    // Then
    assertThat(json.get("edf")).hasToString("[[40.0,0.5],[50.0,1.0]]");
  }

  @Test
  void aCompressedFileThatIsCutShortIsReported() throws IOException {
    // Given
    byte[] whole = gzip("error\n40\n50\n");
    Path file = directory.resolve("p.csv.gz");
    Files.write(file, Arrays.copyOf(whole, whole.length - 9));

    // When
    int exitCode = execute("analyze", file.toString());

    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr())
        .isEqualTo(
            file + " is a gzip file that is damaged or cut short; compress its table again.\n");
  }

  @Test
  void anArchiveIsReported() throws IOException {
    // Given
    Path file = directory.resolve("p.xlsx");
    Files.write(file, new byte[] {'P', 'K', 3, 4, 20, 0});

    // When
    int exitCode = execute("analyze", file.toString());

    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr())
        .isEqualTo(file + " is a ZIP archive or a workbook; save its table as CSV.\n");
  }

  @Test
  void anExplicitErrorIsTakenAndOthersAreReported() throws IOException {
    // Given
    Path file = write("splits.csv", "error,train_error\n31,3\n32,4\n");

    // When
    execute("analyze", file.toString());

    // Then
    assertThat(stdout()).contains("2 models with an error (error)");
    assertThat(stderr())
        .isEqualTo(file + ": error was taken as the error; --error takes another (train_error).\n");
  }

  @Test
  void aSweepIsReadAsItsOwnAnalysisReadsIt() throws IOException {
    // When
    JsonNode json = json(sweep());

    // Then
    assertThat(json.get("form").textValue()).isEqualTo("sweep");
    assertThat(json.get("n").intValue()).isEqualTo(10);
    assertThat(json.get("missing").intValue()).isEqualTo(2);
    assertThat(json.get("unfinished").intValue()).isEqualTo(1);
    assertThat(json.get("min").doubleValue()).isEqualTo(32.9916);
    assertThat(json.get("max").doubleValue()).isEqualTo(44.9395);
    assertThat(fields(json.get("bestRanges")))
        .contains("cfg.ANYNET.WIDTHS[3]", "cfg.OPTIM.BASE_LR", "complexity.flops")
        .doesNotContain("cfg.TRAIN.BATCH_SIZE", "cfg.ANYNET.STRIDES[0]", "top1_err");
    assertThat(json.at("/linearFit/error").doubleValue()).isBetween(0.01, 0.2);
  }

  @Test
  void theLastEpochOfASweepMayBeAskedFor() throws IOException {
    // When
    JsonNode json = json(sweep(), "--error", "top1_err", "--columns", "base_lr,flops");

    // Then
    assertThat(json.get("min").doubleValue()).isEqualTo(33.6826);
    assertThat(fields(json.get("bestRanges")))
        .containsExactly("cfg.OPTIM.BASE_LR", "complexity.flops");
  }

  @ParameterizedTest
  @CsvSource({
    "6, 44, BETTER, true",
    "-6, 100, WORSE, true",
    "1, 20, UNDECIDED, false",
    "0, 400, NOT_WORSE, true"
  })
  void theVerdictIsThatOfTheInterval(double gain, int models, String verdict, boolean decided)
      throws IOException {
    // Given
    Path incumbent = population("incumbent.csv", 1, models, 0);
    Path challenger = population("challenger.csv", 2, models, gain);

    // When
    JsonNode comparison = json(incumbent, "--compare", challenger.toString()).get("comparison");

    // Then
    assertThat(comparison.get("verdict").textValue()).isEqualTo(verdict);
    int pilot = Math.min(20, models / 2);
    assertThat(comparison.get("pilot").intValue()).isEqualTo(pilot);
    assertThat(comparison.get("pairs").intValue()).isEqualTo(models - pilot);
    assertThat(comparison.get("leftOut").intValue()).isZero();
    double estimate = comparison.get("gain").doubleValue();
    assertThat(comparison.get("interval").get(0).doubleValue()).isLessThan(estimate);
    assertThat(comparison.get("interval").get(1).doubleValue()).isGreaterThan(estimate);
    assertThat(comparison.get("first").isObject()).isEqualTo(decided);
  }

  @Test
  void sharesOfOneAreReadWhereTheirUnitIsGiven() throws IOException {
    // Given
    Path shares = write("shares.csv", "error\n0.07\n0.29\n\"\"\n1\n");

    // When
    JsonNode json = json(shares, "--error-unit", "share");

    // Then: exactly, although 100 × 0.07 and 100 × 0.29 are not.
    assertThat(json.get("edf"))
        .hasToString("[[7.0,0.3333333333333333],[29.0,0.6666666666666666],[100.0,1.0]]");
  }

  @Test
  void smallPercentagesAreReadWhereTheirUnitIsGiven() throws IOException {
    // Given
    Path file = write("digits.csv", "error\n0.5\n0.25\n");

    // When
    JsonNode json = json(file, "--error-unit", "percent");

    // Then
    assertThat(json.get("max").doubleValue()).isEqualTo(0.5);
  }

  @Test
  void errorsOfZeroHaveNoUnit() throws IOException {
    // When
    JsonNode json = json(write("zeros.csv", "error\n0\n0\n"));

    // Then
    assertThat(json.get("max").doubleValue()).isZero();
  }

  @Test
  void sharesThatAreTenPointsWorseAreWorse() throws IOException {
    // Given
    Path incumbent = shares("incumbent.csv", 1, 0);
    Path challenger = shares("challenger.csv", 2, -10);

    // When
    JsonNode comparison =
        json(incumbent, "--compare", challenger.toString(), "--error-unit", "share")
            .get("comparison");

    // Then
    assertThat(comparison.get("verdict").textValue()).isEqualTo("WORSE");
    assertThat(comparison.get("gain").doubleValue()).isLessThan(-2);
  }

  @Test
  void mostlySmallErrorsAreReported() throws IOException {
    // Given: shares, and a diverged model at 90 percent.
    Path file = write("mixed.csv", "error\n0.4\n0.3\n90\n");

    // When
    int exitCode = execute("analyze", file.toString());

    // Then
    assertThat(exitCode).isZero();
    assertThat(stderr())
        .startsWith(file + ": 2 of 3 values in error are 1 or less and were read as percentages")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sorted", "reversed", "two sorted parts"})
  void rowsInTheOrderOfTheirErrorsGiveNoSequentialVerdict(String order) throws IOException {
    // Given: the law of the incumbent is that of the challenger.
    Path incumbent = population("incumbent.csv", 1, 120, 0);
    Path ordered = write("ordered.csv", "error\n" + ordered(errors(2, 120, 0), order));

    // When
    int exitCode =
        execute(
            "analyze", incumbent.toString(), "--compare", ordered.toString(), "--output", "json");

    // Then
    assertThat(exitCode).isZero();
    JsonNode comparison = new ObjectMapper().readTree(stdout()).get("comparison");
    assertThat(comparison.get("verdict").textValue()).isEqualTo("UNDECIDED");
    assertThat(comparison.get("first").isNull()).isTrue();
    assertThat(comparison.get("fixedSizeVerdict").textValue()).isIn("NOT_WORSE", "UNDECIDED");
    assertThat(comparison.get("gain").doubleValue()).isBetween(-1.0, 1.0);
    assertThat(stderr())
        .startsWith("No sequential verdict: the rows of " + ordered + " are in an order")
        .hasLineCount(1);
  }

  @Test
  void aSortedIncumbentGivesNoSequentialVerdictButAFixedSizeOne() throws IOException {
    // Given
    Path incumbent = write("sorted.csv", "error\n" + ordered(errors(1, 120, 0), "sorted"));
    Path challenger = population("challenger.csv", 2, 120, 6);

    // When
    execute("analyze", incumbent.toString(), "--compare", challenger.toString());

    // Then
    assertThat(stdout())
        .contains(
            "100 pairs: UNDECIDED.",
            "That is: there is no sequential verdict, because the rows of "
                + incumbent
                + " are in an order that depends on the error (rank correlation +1.00 with the row"
                + " number); of all rows in random order, once: the challenger is better.",
            "a window fixed by a random 20 rows")
        .doesNotContain("The first look");
  }

  @Test
  void futilityIsReported() throws IOException {
    // Given
    Path incumbent = population("incumbent.csv", 1, 300, 0);
    Path challenger = population("challenger.csv", 2, 300, -1);

    // When
    JsonNode comparison =
        json(
                incumbent,
                "--compare",
                challenger.toString(),
                "--margin",
                "0.5",
                "--smallest-gain",
                "3")
            .get("comparison");

    // Then
    assertThat(comparison.get("verdict").textValue()).isEqualTo("NO_GAIN_WORTH_HAVING");
    assertThat(comparison.get("smallestGain").doubleValue()).isEqualTo(3);
  }

  @Test
  void aPairWithoutAnErrorCounts() throws IOException {
    // Given
    Path incumbent = write("incumbent.csv", "error\n" + "40\n41\n43\n".repeat(10));
    Path challenger = write("challenger.csv", "error\n" + "40\n\"\"\n43\n".repeat(10));

    // When
    JsonNode json = json(incumbent, "--compare", challenger.toString());

    // Then
    assertThat(json.at("/comparison/pilot").intValue()).isEqualTo(15);
    assertThat(json.at("/comparison/pairs").intValue()).isEqualTo(15);
    assertThat(json.at("/comparison/leftOut").intValue()).isZero();
    assertThat(json.at("/comparison/otherErrors/missing").intValue()).isEqualTo(5);
    assertThat(json.at("/comparison/otherErrors/mean").doubleValue()).isEqualTo(41.5);
    assertThat(json.at("/other/missing").intValue()).isEqualTo(10);
  }

  @Test
  void curvesHaveAtMostSoManyPoints() throws IOException {
    // When
    JsonNode json = json(golden(), "--points", "40");

    // Then
    assertThat(json.get("edf")).hasSize(40);
    assertThat(json.get("edf").get(39)).hasToString("[59.681,1.0]");
  }

  @Test
  void peopleReadFiguresRangesAndWhatTheyMean() throws IOException {
    // When
    int exitCode = execute("analyze", golden().toString(), "--normalise", "flops", "--bins", "200");

    // Then
    assertThat(exitCode).isZero();
    assertThat(stderr()).isEmpty();
    assertThat(stdout())
        .contains("500 models with an error (error), no row without.")
        .containsPattern("depth +14 +23 +25 +\\+0\\.25 +-0\\.04 +31 % of all models are inside")
        .contains("which are the 12 best")
        .contains("no confidence interval of an optimum")
        .containsPattern("\\d+ of 200 bins are empty");
  }

  @Test
  void peopleReadAVerdict() throws IOException {
    // Given
    Path incumbent = population("incumbent.csv", 1, 60, 0);
    Path challenger = population("challenger.csv", 2, 60, 6);

    // When
    execute("analyze", incumbent.toString(), "--compare", challenger.toString());

    // Then
    assertThat(stdout())
        .contains("40 pairs: BETTER.", "That is: the challenger is better.")
        .contains("a window fixed by the first 20 rows of " + incumbent);
  }

  @Test
  void aPageNeedsNothingElse() throws IOException {
    // Given
    Path challenger = population("<b>&.csv", 2, 60, 6);
    Path page = directory.resolve("report.html");

    // When
    int exitCode =
        execute(
            "analyze",
            golden().toString(),
            "--compare",
            challenger.toString(),
            "--output",
            "html",
            "-o",
            page.toString());

    // Then
    assertThat(exitCode).isZero();
    assertThat(stdout()).isEmpty();
    assertThat(stderr()).isEqualTo("Wrote " + page + ".\n");
    String html = Files.readString(page);
    assertThat(html)
        .startsWith("<!DOCTYPE html>")
        .contains("The challenger is ", "How the errors are distributed", "prefers-color-scheme")
        .contains("&lt;b&gt;&amp;.csv")
        .doesNotContain("<script", "http://", "https://", "<b>", "NaN", "Infinity");
    assertThat(html.split("<svg viewBox=\"0 0 (640|560)", -1)).hasSizeGreaterThan(8);
    assertThat(count(html, "<svg")).isEqualTo(count(html, "</svg>"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          error\\n101                     | | FILE, line 2: error (101) must be an error of 0 to 100 percent, or empty for none.
          a,error\\n1,5\\n\\n2,-0.5       | | FILE, line 4: error (-0.5) must be an error of 0 to 100 percent, or empty for none.
          error\\nhigh                    | | FILE, line 2: error (high) must be an error of 0 to 100 percent, or empty for none.
          a,error\\n1,"7,5"               | | FILE, line 2: error (7,5) must be an error of 0 to 100 percent, or empty for none.
          a;error\\n1.5;"7,5"             | | FILE, line 2: error (7,5) must be an error of 0 to 100 percent, or empty for none.
          error\\n120%                    | | FILE, line 2: error (120) must be an error of 0 to 100 percent, or empty for none.
          acc\\n120                       | | FILE, line 2: acc (120) must be an accuracy of 0 to 100 percent, or empty for none.
          acc\\n0.7\\n0.75                | | FILE: every accuracy in acc is 1 or less (the largest is 0.75), so they may be shares of 1 or percentages; add --error-unit share or --error-unit percent.
          train_acc,val_acc\\n99,70       | | FILE has several columns that could be the error; name one with --error: train_acc, val_acc.
          train_acc\\n99                  | | FILE has no column of errors but one of training (train_acc); name it with --error if it is meant.
          error\\ninf                     | | FILE, line 2: error (inf) must be an error of 0 to 100 percent, or empty for none.
          a,error\\n1,3\\n1,[4 5]          | | FILE, line 3: error (a list) must be an error of 0 to 100 percent, or empty for none.
          [{"error":1},{"error":200}]     | | FILE, row 2 (line 1): error (200) must be an error of 0 to 100 percent, or empty for none.
          {"error":1}\\n{"error":"x"}     | | FILE, line 2: error (x) must be an error of 0 to 100 percent, or empty for none.
          depth,width\\n1,2               | | FILE has no column of errors (error, errorPercent, error_percent, top1_err, min_top1_err, top1Error, err); name it with --error, one of depth, width.
          a,error\\n1,2                   | --error loss | --error (loss) is no column of FILE; choose one of a, error.
          {"error":10,"a":{"x":1},"b":{"x":2}} | --normalise x | --normalise (x) may be a.x or b.x in FILE; write one of them in full.
          a,error\\n1,\\n2,nan            | | FILE has no error in error of any of its 2 rows; name another column with --error.
          a,error\\n1                     | | FILE, line 2: a row of 1 cells must have 2, as the header has.
          a,error\\n1,2\\n1,2,3           | | FILE, line 3: a row of 3 cells must have 2, as the header has.
          error,error\\n1,2               | | FILE: column (error) of the header must be there once; rename one of them.
          a,,error\\n1,2,3                | | FILE: column 2 of the header must have a name.
          a,error\\n1,"2                  | | FILE is not CSV: Missing closing quote for value (line 2, column 5).
          ``                              | | FILE holds no models; write a row for each, under a header or as JSON.
          a,error                         | | FILE holds no models; write a row for each, under a header or as JSON.
          []                              | | FILE holds no models; write a row for each, under a header or as JSON.
          [1, 2]                          | | FILE, row 1 (line 1): a row (1) must be an object with the fields of a model.
          {"error":1}\\n{"error":2        | | FILE is not JSON: Unexpected end-of-input: expected close marker for Object (line 2, column 11).
          {"error":1,"error":2}           | | FILE is not JSON: Duplicate field 'error' (line 1, column 19).
          error,f\\n1,1\\n2,1             | --normalise f | --normalise (f) must have a range to divide, but goes from 1 to 1.
          error,f\\n1,x\\n2,1             | --normalise f | --normalise (f) must be a column of numbers, but FILE, line 2 has x.
          error,f\\n1,\\n2,               | --normalise f | --normalise (f) must be a number in one model with an error or more.
          error,f\\n9,x                   | --columns f | --columns (f) must be a column of numbers, but FILE, line 2 has x.
          error\\n0\\n0\\n0\\n0\\n0\\n0\\n0\\n0\\n0\\n0\\n0\\n0\\n0\\n0\\n0\\n0 | --compare FILE --margin 0 | The first 8 rows of FILE (errors of 0) leave no window of errors to compare in; put other rows first.
          error\\n9                       | --compare absent.csv | Population file (absent.csv) does not exist; name a file of CSV, JSON or Parquet.
          error\\n0.4\\n1\\n0             | | FILE: every error in error is 1 or less (the largest is 1), so they may be shares of 1 or percentages; add --error-unit share or --error-unit percent.
          top1_err,x\\n0.25,7             | | FILE: every error in top1_err is 1 or less (the largest is 0.25), so they may be shares of 1 or percentages; add --error-unit share or --error-unit percent.
          error\\n0.4\\n1.5               | --error-unit share | FILE, line 3: error (1.5) must be an error of 0 to 1 (a share), or empty for none.
          train.error,val.error,test.error\\n1,30,31 | | FILE has several columns that could be the error; name one with --error: train.error, val.error, test.error.
          train_err,depth,valTop1Err\\n1,9,31 | | FILE has several columns that could be the error; name one with --error: train_err, valTop1Err.
          top1_err,min_top1_err\\n31,30   | | FILE has several columns that could be the error; name one with --error: top1_err, min_top1_err.
          {"train":{"error":1},"test":{"error":30}} | | FILE has several columns that could be the error; name one with --error: train.error, test.error.
          train_error,depth\\n2,9         | | FILE has no column of errors but one of training (train_error); name it with --error if it is meant.
          error\\n1                       | --sample-fraction 0 | --sample-fraction (0.0) must be above 0, at most 1.
          error\\n1                       | --points 501 | --points (501) must be 2 to 500.
          error\\n1                       | --bins 0 | --bins (0) must be 1 to 1000.
          error\\n1                       | --confidence 95 | --confidence (95.0) must be between 0 and 1, such as 0.95.
          error\\n1                       | --margin -1 | --margin (-1.0) must be 0 to 100 points.
          error\\n1                       | --smallest-gain 101 | --smallest-gain (101.0) must be 0 to 100 points.
          error\\n1                       | --chance 0 | --chance (0.0) must be above 0, at most 100 percent.
          """)
  void aFaultIsOneSentence(String content, String options, String sentence) throws IOException {
    // Given
    Path file = write("p.csv", content.replace("\\n", "\n"));
    List<String> arguments = new ArrayList<>(List.of("analyze", file.toString()));
    if (options != null) {
      arguments.addAll(List.of(options.replace("FILE", file.toString()).split(" ")));
    }

    // When
    int exitCode = execute(arguments.toArray(String[]::new));

    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).isEqualTo(sentence.replace("FILE", file.toString()) + "\n");
    assertThat(stdout()).isEmpty();
  }

  @Test
  void aBinaryFileIsReported() throws IOException {
    // Given
    Path file = directory.resolve("p.csv");
    Files.write(file, new byte[] {'e', 'r', 'r', '\n', (byte) 0xff, (byte) 0xfe, '\n'});

    // When
    int exitCode = execute("analyze", file.toString());

    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr())
        .isEqualTo(file + " is not text in UTF-8; write CSV or JSON in that encoding.\n");
  }

  @Test
  void aDirectoryIsNoPopulation() {
    // When
    int exitCode = execute("analyze", directory.toString());

    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).contains("is a folder").hasLineCount(1);
  }

  @Test
  void anUnwritableReportIsReported() throws IOException {
    // When
    int exitCode =
        execute("analyze", golden().toString(), "-o", directory.resolve("no/where").toString());

    // Then
    assertThat(exitCode).isEqualTo(3);
    assertThat(stderr()).contains("cannot be written to").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"analyze", "analyze a.csv --output yaml", "analyze a.csv b.csv"})
  void misuseNamesTheHelp(String arguments) {
    // When
    int exitCode = execute(arguments.split(" "));

    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).contains("./netspace analyze --help").hasLineCount(1);
  }

  @Test
  void helpHasExamples() {
    // When
    String help = Netspace.commandLine(context()).getSubcommands().get("analyze").getUsageMessage();

    // Then
    assertThat(help)
        .contains("Examples:", "./netspace analyze population.csv", "the pilot", "UNDECIDED");
  }

  /** A population whose rows are in no order. */
  private Path population(String name, long seed, int models, double gain) throws IOException {
    return write(name, "error\n" + lines(Arrays.stream(errors(seed, models, gain))));
  }

  /** Errors of mean 44 − gain and deviation 2. */
  private static double[] errors(long seed, int models, double gain) {
    return new Random(seed)
        .doubles(models)
        .map(u -> 44 - gain + (u - 0.5) * 2 * Math.sqrt(12))
        .toArray();
  }

  private static String ordered(double[] errors, String order) {
    double[] sorted = Arrays.stream(errors).sorted().toArray();
    int last = sorted.length - 1;
    return lines(
        switch (order) {
          case "sorted" -> Arrays.stream(sorted);
          case "reversed" -> Arrays.stream(sorted).map(error -> sorted[last] + sorted[0] - error);
          default ->
              DoubleStream.concat(
                  Arrays.stream(errors, 0, errors.length / 2).sorted(),
                  Arrays.stream(errors, errors.length / 2, errors.length).sorted());
        });
  }

  private static String lines(DoubleStream errors) {
    return errors.mapToObj(Double::toString).collect(Collectors.joining("\n"));
  }

  /** The errors of {@link #population} as shares of 1. */
  private Path shares(String name, long seed, double gain) throws IOException {
    List<String> percentages = Files.readAllLines(population(name, seed, 120, gain));
    return file(
        name,
        "error",
        percentages.stream()
            .skip(1)
            .map(error -> Double.toString(Double.parseDouble(error) / 100))
            .toList());
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream compressed = new GZIPOutputStream(bytes)) {
      compressed.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static double shareAtMost(JsonNode curve, double error) {
    double share = 0;
    for (JsonNode step : curve) {
      share = step.get(0).doubleValue() <= error ? step.get(1).doubleValue() : share;
    }
    return share;
  }

  private static double depth(String row) {
    return Double.parseDouble(row.split(",", -1)[2]);
  }

  private static List<String> fields(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }

  private Path golden() throws IOException {
    return write("population.csv", resource("/golden/population.csv"));
  }

  private static List<String> goldenRows() throws IOException {
    return resource("/golden/population.csv").lines().toList();
  }

  private Path sweep() throws IOException {
    return write("sweep.json", resource("/analysis/sweep.json"));
  }

  private Path file(String name, String header, List<String> rows) throws IOException {
    return write(name, header + "\n" + String.join("\n", rows) + "\n");
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = AnalyzeCommandTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private JsonNode json(Path file, String... options) throws JsonProcessingException {
    List<String> arguments = new ArrayList<>(List.of("analyze", file.toString()));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("--output", "json"));
    int exitCode = execute(arguments.toArray(String[]::new));
    assertThat(stderr().replaceAll(".*: columns of text are no properties \\(.*\\)\\.\n", ""))
        .isEmpty();
    assertThat(exitCode).isZero();
    assertThat(stdout()).hasLineCount(1);
    return new ObjectMapper().readTree(stdout());
  }

  private int execute(String... arguments) {
    return Netspace.commandLine(context()).execute(arguments);
  }

  private CommandContext context() {
    return new CommandContext(
        new Installation(directory),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new Terminal(new PrintStream(stderr, true, StandardCharsets.UTF_8), false, 80));
  }

  private String stdout() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String stderr() {
    return stderr.toString(StandardCharsets.UTF_8);
  }
}
