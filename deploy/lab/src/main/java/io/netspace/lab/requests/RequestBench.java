package io.netspace.lab.requests;

import io.netspace.lab.requests.RequestMeasurements.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that request studies without a pause; after a refusal they wait for a second. */
public final class RequestBench {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);
  private static final Duration AFTER_REFUSAL = Duration.ofSeconds(1);
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final URI studies;
  private final int clients;
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

  public RequestBench(URI gateway, int clients) {
    this.studies = gateway.resolve("/api/v1/studies");
    this.clients = clients;
  }

  /** Requests studies for a time. */
  public RequestMeasurements run(Duration time) throws InterruptedException {
    long begin = System.nanoTime();
    long end = begin + time.toNanos();
    answers.clear();
    List<Future<?>> running = new ArrayList<>();
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < clients; i++) {
        int client = i;
        running.add(threads.submit(() -> request(http, client, end)));
      }
    }
    for (Future<?> each : running) {
      try {
        each.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("A client has failed.", e);
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    return RequestMeasurements.of(clients, seconds, List.copyOf(answers));
  }

  private Void request(HttpClient http, int client, long end) throws InterruptedException {
    while (System.nanoTime() < end) {
      Answer answer = request(http, "bench-%d-%d".formatted(client, System.nanoTime()));
      answers.add(answer);
      if (answer.status() == TOO_MANY_REQUESTS || answer.status() == UNAVAILABLE) {
        Thread.sleep(AFTER_REFUSAL);
      }
    }
    return null;
  }

  private Answer request(HttpClient http, String name) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(studies)
            .timeout(ANSWER_LIMIT)
            .header("Content-Type", "application/yaml")
            .POST(HttpRequest.BodyPublishers.ofString(document(name)))
            .build();
    long begin = System.nanoTime();
    int status;
    try {
      status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException noAnswer) {
      status = 0;
    }
    return new Answer(status, (System.nanoTime() - begin) / 1e9);
  }

  private static String document(String name) {
    return """
        name: %s
        dataset: {generated: {classes: 2}}
        regime: {flops: [0.8M, 1.2M], epochs: 1, trainImages: 64, validationImages: 32}
        models: 2
        """
        .formatted(name);
  }
}
