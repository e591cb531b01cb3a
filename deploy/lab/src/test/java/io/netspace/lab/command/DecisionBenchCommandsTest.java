package io.netspace.lab.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionBenchCommandsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  @TempDir private Path directory;

  @Test
  void errorRatesArePrintedWithTheirTargets() {
    // When
    int exitCode =
        execute("bench", "calibration", "--studies", "10", "--row", "band", "--cap", "40");
    // Then
    assertThat(exitCode).isZero();
    assertThat(text(out)).hasLineCount(2).contains("tolerated", "band", "5.0 %", "holds");
  }

  @Test
  void powersAreOneLineOfJson() throws IOException {
    // When
    int exitCode =
        execute(
            "bench",
            "calibration",
            "--studies",
            "10",
            "--row",
            "power",
            "--cap",
            "40",
            "--output",
            "json");
    // Then
    assertThat(exitCode).isZero();
    JsonNode powers = new ObjectMapper().readTree(text(out)).get("powers");
    assertThat(powers).hasSize(8);
    assertThat(powers.get(2).get("fixedSizePairs").asInt()).isEqualTo(31);
    assertThat(powers.get(3).get("fixedSizePairs").asInt()).isEqualTo(8);
    assertThat(powers.get(0).get("better").get("median").isNull()).isTrue();
  }

  @Test
  void anUnknownRowIsRefusedWithThoseThereAre() {
    // When
    int exitCode = execute("bench", "calibration", "--row", "bands");
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(text(told)).contains("--row (bands) must be one of improvement,").hasLineCount(1);
  }

  @Test
  void aMarginOfNothingIsRefused() {
    // When
    int exitCode = execute("bench", "calibration", "--margin", "0");
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(text(told)).contains("--margin (0.0) must be above 0, at most 100 points");
  }

  @Test
  void recordedStudiesAreComparedInATable() throws IOException {
    // Given
    String lines =
        IntStream.range(0, 80)
            .mapToObj(i -> "s,%d,A,%d,trained,%d".formatted(i % 2, i / 2, 40 + i % 7 - 9 * (i % 2)))
            .collect(Collectors.joining("\n", "study,revision,space,index,state,error\n", "\n"));
    Path file = Files.writeString(directory.resolve("s.csv"), lines);
    // When
    int exitCode = execute("bench", "agreement", file.toString(), "--resamples", "10");
    // Then
    assertThat(exitCode).isZero();
    assertThat(text(out))
        .contains("1 on 0", "accepted", "with the whole level each: 100.0 % agree")
        .hasLineCount(5);
  }

  @Test
  void aFileThatIsNotThereIsOneSentence() {
    // When
    int exitCode = execute("bench", "agreement", directory.resolve("none.csv").toString());
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(text(told)).contains("none.csv) does not exist").hasLineCount(1);
  }

  private int execute(String... arguments) {
    CommandContext context =
        new CommandContext(
            new Installation(directory),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new Terminal(new PrintStream(told, true, StandardCharsets.UTF_8), false, 80));
    return Netspace.commandLine(context).execute(arguments);
  }

  private static String text(ByteArrayOutputStream of) {
    return of.toString(StandardCharsets.UTF_8);
  }
}
