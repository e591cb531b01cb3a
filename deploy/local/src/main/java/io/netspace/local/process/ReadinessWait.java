package io.netspace.local.process;

import io.netspace.offline.common.CommandException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Waits until child processes are ready. */
final class ReadinessWait {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration SUSPICIOUS_AFTER = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private ReadinessWait() {}

  /**
   * Returns when all are ready.
   *
   * @param progress receives the number of ready processes
   * @param cause finds out why they are not ready after {@link #SUSPICIOUS_AFTER}, in a sentence;
   *     empty if there is no such reason
   * @throws CommandException when one exits instead, or takes too long
   */
  static void await(
      List<ChildProcess> processes, IntConsumer progress, Supplier<Optional<String>> cause) {
    long started = System.nanoTime();
    long deadline = started + LIMIT.toNanos();
    boolean asked = false;
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(ReadinessProbe.LIMIT).build()) {
      int ready = 0;
      while (ready < processes.size()) {
        progress.accept(ready);
        ChildProcess next = processes.get(ready);
        requireAlive(processes);
        if (next.program().probe().isReady(http)) {
          ready++;
        } else if (System.nanoTime() > deadline) {
          throw failedToStart(next, "it was not ready after %d s".formatted(LIMIT.toSeconds()));
        } else if (!asked && System.nanoTime() - started > SUSPICIOUS_AFTER.toNanos()) {
          asked = true;
          cause
              .get()
              .ifPresent(
                  sentence -> {
                    throw CommandException.failed(sentence);
                  });
        } else {
          Thread.sleep(PAUSE);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.failed("Starting was interrupted.", e);
    }
  }

  private static void requireAlive(List<ChildProcess> processes) {
    for (ChildProcess process : processes) {
      if (!process.isAlive()) {
        throw failedToStart(process, "it ended with exit code " + process.exitCode());
      }
    }
  }

  private static CommandException failedToStart(ChildProcess process, String why) {
    return CommandException.failed(
        "Process %s did not come up: %s; its log is %s."
            .formatted(process.name(), why, process.log()));
  }
}
