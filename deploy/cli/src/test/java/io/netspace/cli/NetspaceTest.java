package io.netspace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.cli.common.CommandContext;
import io.netspace.local.process.Installation;
import io.netspace.offline.common.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class NetspaceTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

  @TempDir Path directory;

  @Test
  void aBrokenStudyIsOneSentenceAndStartsNothing() throws IOException {
    // Given
    Path file = Files.writeString(directory.resolve("broken.yaml"), "name: broken\nmodel: 3\n");
    Path data = directory.resolve("data");
    // When
    int exitCode = execute("run", file.toString(), "--data", data.toString());
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).contains("model").hasLineCount(1);
    assertThat(data).doesNotExist();
    assertThat(out.size()).isZero();
  }

  @Test
  void anUnknownOptionIsOneSentence() {
    // When
    int exitCode = execute("demo", "--twice");
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).isEqualTo("Unknown option: '--twice'. Try ./netspace demo --help.\n");
  }

  @Test
  void tooManyTrainersAreRefusedBeforeAnythingStarts() {
    // When
    int exitCode = execute("up", "--trainers", "0", "--data", directory.resolve("d").toString());
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).contains("--trainers (0) must be 1 to 256");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "watch", "pause", "resume", "cancel", "refinements"})
  void withoutAGatewayACommandSaysHowToStartOne(String command) {
    // Given
    String data = directory.resolve("none").toString();
    // When
    int exitCode =
        command.equals("refinements")
            ? execute(command, "list", "--data", data)
            : execute(command, "--data", data);
    // Then
    assertThat(exitCode).isEqualTo(3);
    assertThat(stderr()).contains("./netspace up").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit", "dlq", "rebuild gateway"})
  void withoutABrokerACommandSaysHowToStartOne(String command) {
    // Given
    String data = directory.resolve("none").toString();
    // When
    int exitCode = execute((command + " --data " + data).split(" ", -1));
    // Then
    assertThat(exitCode).isEqualTo(3);
    assertThat(stderr()).contains("./netspace up").hasLineCount(1);
    assertThat(directory.resolve("none")).doesNotExist();
  }

  @Test
  void aBrokerWithoutAStoreIsNotUnderstood() {
    // When
    int exitCode = execute("audit", "--kafka", "127.0.0.1:1");
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).contains("--kafka needs --store").hasLineCount(1);
  }

  @Test
  void withoutNetspaceARebuildEmptiesTheStoreForTheNextStart() throws IOException {
    // Given
    Path data = directory.resolve("data");
    Files.createDirectories(data.resolve("store"));
    Files.createDirectories(data.resolve("kafka"));
    Files.writeString(data.resolve("store/documents"), "derived");
    // When
    int exitCode = execute("rebuild", "--data", data.toString());
    // Then
    assertThat(exitCode).isZero();
    assertThat(stderr()).contains("the next ./netspace up fills it from the log").hasLineCount(1);
    assertThat(data.resolve("store")).isEmptyDirectory();
    assertThat(data.resolve("kafka")).exists();
  }

  @Test
  void aServiceThatKeepsNothingCannotBeRebuilt() {
    // When
    int exitCode = execute("rebuild", "trainer");
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).contains("trainer").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dlq replay", "dlq replay --all --topic outcomes"})
  void aReplayNeedsOneChoice(String command) {
    // When
    int exitCode = execute(command.split(" ", -1));
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).contains("--topic, or --all").hasLineCount(1);
  }

  @Test
  void anUnknownTopicIsAnsweredWithTheKnownOnes() {
    // When
    int exitCode = execute("dlq", "list", "--topic", "outcome");
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).contains("--topic (outcome)", "candidates, outcomes").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "up",
        "run",
        "status",
        "watch",
        "pause",
        "resume",
        "cancel",
        "refinements",
        "audit",
        "dlq",
        "rebuild",
        "sample",
        "spaces"
      })
  void helpOfEveryCommandHasExamples(String command) {
    // Given
    CommandLine commandLine = Netspace.commandLine(context());
    // When
    String help = commandLine.getSubcommands().get(command).getUsageMessage();
    // Then
    assertThat(help).contains("Examples:", "./netspace " + command);
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

  private String stderr() {
    return stderr.toString(StandardCharsets.UTF_8);
  }
}
