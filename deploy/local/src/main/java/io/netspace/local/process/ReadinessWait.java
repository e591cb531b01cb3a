package io.netspace.local.process;

import io.netspace.offline.common.CommandException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;

/** Waits until child processes are ready. */
final class ReadinessWait {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private ReadinessWait() {}

  /**
   * Returns when all are ready.
   *
   * @param progress receives the number of ready processes
   * @throws CommandException when one exits instead, or takes too long
   */
  static void await(List<ChildProcess> processes, IntConsumer progress) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
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
