package io.netspace.lab.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netspace.local.process.Installation;
import io.netspace.offline.common.CommandException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A main class of the trainer in a separate process, with lines of JSON as input and output.
 *
 * @param main main class to run
 * @param threads of numerical libraries
 */
public record TrainerProcess(Installation installation, Class<?> main, int threads) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Runs the process to its end.
   *
   * @param output receives its lines as they arrive
   * @throws CommandException when it fails, with its last message
   */
  public void run(List<String> arguments, List<JsonNode> input, Consumer<JsonNode> output)
      throws InterruptedException {
    try {
      Path words = Files.createTempFile("netspace", ".log");
      try {
        run(builder(arguments, words.toFile()).start(), input, output, words);
      } finally {
        Files.deleteIfExists(words);
      }
    } catch (IOException e) {
      throw CommandException.failed(
          main.getSimpleName() + " could not be run in a process of its own.", e);
    }
  }

  private void run(Process process, List<JsonNode> input, Consumer<JsonNode> output, Path words)
      throws IOException, InterruptedException {
    Thread stopping = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(stopping);
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      try (BufferedWriter in = process.outputWriter(StandardCharsets.UTF_8)) {
        for (JsonNode line : input) {
          in.write(line + "\n");
        }
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.accept(parsed(line));
      }
      if (process.waitFor() != 0) {
        throw CommandException.failed(
            "%s failed; it said last: %s".formatted(main.getSimpleName(), lastError(words)));
      }
    } finally {
      process.destroyForcibly();
      Runtime.getRuntime().removeShutdownHook(stopping);
    }
  }

  private ProcessBuilder builder(List<String> arguments, File words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx768m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    command.add("--add-modules=jdk.incubator.vector");
    command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-cp"));
    command.add(installation.classPath("trainer-service"));
    command.add(main.getName());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(words);
    builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
    return builder;
  }

  private JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw CommandException.failed(
          "%s said what is not JSON: %s".formatted(main.getSimpleName(), line), e);
    }
  }

  /** The first line of its last exception, or its last line. */
  private static String lastError(Path words) throws IOException {
    List<String> lines =
        Files.readAllLines(words).stream().filter(line -> !line.isBlank()).toList();
    return lines.reversed().stream()
        .filter(line -> line.contains("Exception") || line.contains("Error"))
        .findFirst()
        .orElseGet(() -> lines.isEmpty() ? "nothing" : lines.getLast());
  }
}
