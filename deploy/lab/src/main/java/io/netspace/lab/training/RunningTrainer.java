package io.netspace.lab.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A running process of the trainer, with lines of JSON as input and output. Ends when closed. */
public final class RunningTrainer implements AutoCloseable {
  private final String name;
  private final Process process;
  private final Path log;
  private final BufferedReader out;
  private final BufferedWriter in;
  private final Thread stopping;

  RunningTrainer(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.in = process.outputWriter(StandardCharsets.UTF_8);
    this.stopping = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(stopping);
  }

  /**
   * Sends a line and returns the answer.
   *
   * @param progress receives the lines of {@code progress} before the answer
   * @throws CommandException when the process fails, with its last message
   */
  public JsonNode ask(JsonNode line, Consumer<JsonNode> progress) throws InterruptedException {
    try {
      in.write(line + "\n");
      in.flush();
      for (String text = out.readLine(); text != null; text = out.readLine()) {
        JsonNode answer = parsed(text);
        if (!answer.has("progress")) {
          return answer;
        }
        progress.accept(answer);
      }
    } catch (IOException e) {
      throw failure(e);
    }
    throw failure(null);
  }

  /**
   * Ends the input and passes on what the process writes until it exits.
   *
   * @throws CommandException when it fails, with its last message
   */
  public void finish(Consumer<JsonNode> output) throws InterruptedException {
    try {
      in.close();
      for (String text = out.readLine(); text != null; text = out.readLine()) {
        output.accept(parsed(text));
      }
    } catch (IOException e) {
      throw failure(e);
    }
    if (process.waitFor() != 0) {
      throw failure(null);
    }
  }

  private JsonNode parsed(String line) {
    try {
      return Json.parse(line);
    } catch (JsonProcessingException e) {
      throw CommandException.failed("%s wrote what is not JSON: %s".formatted(name, line), e);
    }
  }

  private CommandException failure(@Nullable IOException cause) throws InterruptedException {
    process.destroy();
    process.waitFor();
    String sentence = "%s failed; its last message: %s".formatted(name, lastError());
    return cause == null
        ? CommandException.failed(sentence)
        : CommandException.failed(sentence, cause);
  }

  /** The first line of its last exception, or its last line. */
  private String lastError() {
    try {
      List<String> lines =
          Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
      return lines.reversed().stream()
          .filter(line -> line.contains("Exception") || line.contains("Error"))
          .findFirst()
          .orElseGet(() -> lines.isEmpty() ? "nothing" : lines.getLast());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    Runtime.getRuntime().removeShutdownHook(stopping);
    try {
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
