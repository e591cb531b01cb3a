package io.netspace.lab.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netspace.cli.Netspace;
import io.netspace.cli.common.CommandContext;
import io.netspace.local.process.Installation;
import io.netspace.offline.common.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LabCommandsTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path directory;

  @Test
  void benchesAndChaosAreListedBetweenOperationsAndOfflineTools() {
    // When
    List<String> commands = List.copyOf(Netspace.commandLine(context()).getSubcommands().keySet());
    // Then
    int first = commands.indexOf("keys");
    assertThat(commands.subList(first, first + 4))
        .containsExactly("keys", "bench", "chaos", "sample");
  }

  @Test
  void anUnknownScenarioIsRefusedBeforeAnythingStarts() {
    // Given
    Path data = directory.resolve("chaos");
    // When
    int exitCode = execute("chaos", "--scenario", "kills,flood", "--data", data.toString());
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).contains("--scenario (flood) must be kills, twice, poison");
    assertThat(data).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--candidates 3", "--wait 20", "--outstanding 0", "--trainers 0"})
  void aBenchThatCannotBeMeantStartsNothing(String option) {
    // Given
    Path data = directory.resolve("bench");
    // When
    int exitCode = execute(("bench loop --data " + data + " " + option).split(" ", -1));
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).contains(option.split(" ", -1)[0]).hasLineCount(1);
    assertThat(data).doesNotExist();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bench                                   | Name what to measure: ./netspace bench loop, sampling, training, soak, latency, calibration, analysis, agreement, prior or requests.
          bench latency none.onnx                 | Network (none.onnx) does not exist; name a file that ./netspace export --format onnx writes.
          bench latency none.onnx --batch 0       | --batch (0) must be 1 to 4096.
          bench sampling --seconds 0              | --seconds (0.0) must be 0.01 to 600.
          bench training --seconds 0              | --seconds (0.0) must be 0.1 to 3600.
          bench training --batch 0                | --batch (0) must be 1 to 4096.
          bench training --threads 0              | --threads (0) must be 1 to 256.
          bench training --workers 0              | --workers (0) must be 1 to 64.
          bench training --rounds 0               | --rounds (0) must be 1 to 1000.
          bench training --epoch-images 0         | --epoch-images (0) must be 1 to 1000000000.
          bench training --count 3                | --count (3) is of a population; name its --space.
          bench training --space RegNetX --count 0 | --count (0) must be 1 to 10000.
          bench training --space V --net bench-tiny | --space (V) and --net (bench-tiny) name different networks; leave one out.
          bench training --space RegNetX --flops 2:1    | --flops (2:1) must have its low end first and allow more than 0, such as 360e6:400e6.
          bench soak --networks 1                 | --networks (1) must be 10 to 1000000.
          """)
  void invalidOptionsAreOneSentence(String command, String sentence) {
    // When
    int exitCode = execute(command.split(" ", -1));

    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).isEqualTo(sentence + "\n");
    assertThat(out.size()).isZero();
  }

  @Test
  void aBenchRequiresAnEmptyLog() throws IOException {
    // Given
    Path data = directory.resolve("data");
    Files.createDirectories(data.resolve("kafka"));
    // When
    int exitCode = execute("bench", "loop", "--data", data.toString());
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).contains("must be a new directory").hasLineCount(1);
  }

  @Test
  void samplingIsMeasured() throws JsonProcessingException {
    // When
    int exitCode = execute("bench", "sampling", "--seconds", "0.01", "--output", "json");

    // Then
    assertThat(exitCode).isZero();
    JsonNode line = JSON.readTree(lines().getFirst());
    assertThat(line.get("complexityEvaluationsPerSecond").doubleValue()).isPositive();
    assertThat(line.get("spaces").findValuesAsText("space")).contains("AnyNetX_E", "RegNetX");
    assertThat(line.get("spaces"))
        .allSatisfy(of -> assertThat(of.get("acceptedPerSecond").doubleValue()).isPositive());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bench", "chaos"})
  void everyCommandTeachesWithExamples(String command) {
    // Given
    CommandLine commandLine = Netspace.commandLine(context());
    // When
    String help = commandLine.getSubcommands().get(command).getUsageMessage();
    // Then
    assertThat(help).contains("Examples:", "./netspace " + command);
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private int execute(String... arguments) {
    return Netspace.commandLine(context()).execute(arguments);
  }

  private CommandContext context() {
    return new CommandContext(
        new Installation(directory),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new Terminal(new PrintStream(err, true, StandardCharsets.UTF_8), false, 80));
  }

  private String stderr() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
