package io.netspace.lab.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.offline.common.CommandException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * One or more processes that measure training, as the launcher starts trainers. With more than one,
 * a network is measured by one alone, and then by all at the same time.
 */
public final class TrainingWorkers implements AutoCloseable {
  private final List<RunningTrainer> processes = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** Starts the processes. */
  public TrainingWorkers(TrainerProcess task, List<String> arguments, int count) {
    for (int i = 0; i < count; i++) {
      processes.add(task.start(arguments));
    }
  }

  /**
   * The figures of a network trained by one process. With more than one, {@code together} has
   * {@code workers}, their {@code imagesPerSecond} together, {@code speedup} over one alone by the
   * clock, and {@code processorTimeRatio}: CPU time of a step together to that alone.
   */
  public JsonNode measure(JsonNode network, Consumer<JsonNode> progress)
      throws InterruptedException {
    JsonNode alone = processes.getFirst().ask(network, progress);
    if (processes.size() > 1 && alone instanceof ObjectNode figures) {
      addTogether(figures, askAll(network));
    }
    return alone;
  }

  private List<JsonNode> askAll(JsonNode network) throws InterruptedException {
    List<Callable<JsonNode>> questions = new ArrayList<>();
    processes.forEach(process -> questions.add(() -> process.ask(network, _ -> {})));
    List<JsonNode> answers = new ArrayList<>();
    for (Future<JsonNode> answer : threads.invokeAll(questions)) {
      try {
        answers.add(answer.get());
      } catch (ExecutionException e) {
        throw e.getCause() instanceof CommandException failure
            ? failure
            : CommandException.failed("A worker could not be measured.", e);
      }
    }
    return answers;
  }

  /** Adds what the processes measured at the same time. */
  static void addTogether(ObjectNode alone, List<JsonNode> together) {
    double images =
        together.stream().mapToDouble(of -> of.path("imagesPerSecond").asDouble()).sum();
    double processor =
        together.stream()
            .mapToDouble(of -> of.path("processorMilliseconds").asDouble())
            .average()
            .orElseThrow();
    alone
        .putObject("together")
        .put("workers", together.size())
        .put("imagesPerSecond", images)
        .put("speedup", images / alone.path("imagesPerSecond").asDouble())
        .put("processorTimeRatio", processor / alone.path("processorMilliseconds").asDouble());
  }

  /** Lets the processes end. */
  public void finish() throws InterruptedException {
    for (RunningTrainer process : processes) {
      process.finish(_ -> {});
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    processes.forEach(RunningTrainer::close);
  }
}
