package io.netspace.lab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

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
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every verb that reads a file refuses what is no file in one sentence, and does not wait. */
class FileArgumentsTest {
  private static final String FILE = "FILE";

  /** Far above what a refusal takes: a verb that opens a pipe waits for ever. */
  private static final Duration HANG = Duration.ofSeconds(60);

  private static final List<List<String>> VERBS =
      List.of(
          List.of("analyze", FILE),
          List.of("analyze", "good.csv", "--compare", FILE),
          List.of("inspect", FILE),
          List.of("sample", "--space", FILE, "--count", "1"),
          List.of("spaces", FILE),
          List.of("verify", FILE),
          List.of("run", FILE, "--check"),
          List.of("run", FILE),
          List.of("dataset", "check", FILE),
          List.of("keys", "--keys", FILE),
          List.of("keys", "list", "--keys", FILE),
          List.of("status", "--url", "http://127.0.0.1:1", "--key-file", FILE),
          List.of("bench", "agreement", FILE),
          List.of("bench", "prior", FILE),
          List.of("chaos", "--study", FILE));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path directory;

  static Stream<Arguments> verbsAndFiles() {
    return VERBS.stream()
        .flatMap(
            verb ->
                Stream.of("device", "pipe", "folder")
                    .map(kind -> Arguments.of(String.join(" ", verb), kind)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("verbsAndFiles")
  void whatIsNoFileIsRefusedInOneSentence(String verb, String kind)
      throws IOException, InterruptedException {
    // Given
    Files.writeString(directory.resolve("good.csv"), "error,flops\n10,1\n20,2\n30,3\n");
    Path file = special(kind);
    String[] arguments =
        Arrays.stream(verb.split(" "))
            .map(word -> word.equals(FILE) ? file.toString() : word)
            .map(word -> word.equals("good.csv") ? directory.resolve(word).toString() : word)
            .toArray(String[]::new);

    // When
    int exitCode = assertTimeoutPreemptively(HANG, () -> execute(arguments));

    // Then
    assertThat(text(err)).contains(file.toString()).hasLineCount(1).doesNotContain("Exception");
    assertThat(exitCode).isEqualTo(2);
  }

  private Path special(String kind) throws IOException, InterruptedException {
    return switch (kind) {
      case "device" -> Path.of("/dev/null");
      case "pipe" -> {
        Path pipe = directory.resolve("pipe.yaml");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        yield pipe;
      }
      default -> Files.createDirectory(directory.resolve("folder.yaml"));
    };
  }

  private int execute(String... arguments) {
    CommandContext context =
        new CommandContext(
            new Installation(directory),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new Terminal(new PrintStream(err, true, StandardCharsets.UTF_8), false, 80));
    return Netspace.commandLine(context).execute(arguments);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
