package io.netspace.local.process;

import io.netspace.local.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;

/** Waits until services say that they are ready. */
final class Readiness {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration REQUEST_LIMIT = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int OK = 200;

  private Readiness() {}

  /**
   * Returns when all are ready.
   *
   * @param progress takes the number that are ready so far
   * @throws Refusal when one ends instead, or takes too long
   */
  static void await(List<ServiceProcess> processes, IntConsumer progress) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(REQUEST_LIMIT).build()) {
      int ready = 0;
      while (ready < processes.size()) {
        progress.accept(ready);
        ServiceProcess next = processes.get(ready);
        refuseEnded(processes);
        if (isReady(http, next.service().url())) {
          ready++;
        } else if (System.nanoTime() > deadline) {
          throw notUp(next, "it was not ready after %d s".formatted(LIMIT.toSeconds()));
        } else {
          Thread.sleep(PAUSE);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.failed("Starting was interrupted.", e);
    }
  }

  private static void refuseEnded(List<ServiceProcess> processes) {
    for (ServiceProcess process : processes) {
      if (!process.isAlive()) {
        throw notUp(process, "it ended with exit code " + process.exitCode());
      }
    }
  }

  private static Refusal notUp(ServiceProcess process, String why) {
    return Refusal.failed(
        "Service %s did not come up: %s; its log is %s."
            .formatted(process.service().name(), why, process.log()));
  }

  private static boolean isReady(HttpClient http, URI service) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve("/q/health/ready")).timeout(REQUEST_LIMIT).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException _) {
      return false;
    }
  }
}
