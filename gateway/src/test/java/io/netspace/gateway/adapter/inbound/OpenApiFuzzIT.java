package io.netspace.gateway.adapter.inbound;

import static io.netspace.model.testing.Fixtures.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.netspace.gateway.InMemoryEventLog;
import io.netspace.gateway.InMemoryLoopResource;
import io.netspace.gateway.application.StudyScenario;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/**
 * Sends random requests to every operation of {@code openapi.yaml}: nothing that a client sends is
 * an error of the gateway, and every refusal is problem+json that names the field at fault.
 */
@QuarkusTest
@QuarkusTestResource(InMemoryLoopResource.class)
class OpenApiFuzzIT {
  private static final int REQUESTS = 5_000;
  private static final long SEED = 21;
  private static final int SERVICE_UNAVAILABLE = 503;
  private static final List<String> METHODS = List.of("get", "post", "put", "delete", "patch");
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "1",
          "2147483648",
          "1e309",
          "NaN",
          "true",
          "null",
          "[]",
          "{}",
          "..",
          "%",
          "%00",
          "a\u0000b",
          "\u001b[31m",
          "\u202eabc",
          "ä€😀",
          "' OR 1=1",
          "<script>",
          "${x}",
          "../../etc/passwd",
          "/etc",
          "x".repeat(3000),
          STUDY.value(),
          STUDY + ".r1",
          STUDY + ".r2",
          "error",
          "index",
          "trained",
          "onnx",
          "approve",
          "2026-01-01T00:00:00Z",
          "1,2,3",
          ",");
  private static final List<String> TYPES =
      List.of("application/json", "application/yaml", "text/plain", "application/xml", "x");
  private static final String DOCUMENT =
      """
      {"name":"fuzz","dataset":{"generated":{"classes":10}},"models":8,
       "regime":{"flops":["0.8M","1.2M"],"epochs":2,"trainImages":640,"validationImages":200}}
      """;

  @Inject InMemoryEventLog log;
  @TestHTTPResource URI root;

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
  private final JsonMapper json = new JsonMapper();

  private record Operation(String path, String method, JsonNode definition) {}

  private record Sent(String method, String path, String body, int status, String answer) {}

  @Test
  void randomRequestsAreServedOrRefusedWithTheFieldAtFault() throws Exception {
    // Given
    log.deliver(StudyScenario.awaitingApproval());
    List<Operation> operations = operations();
    Map<Operation, Integer> requests = new HashMap<>();
    List<Sent> wrong = new ArrayList<>();

    // When
    try (HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build()) {
      for (int i = 0; i < REQUESTS; i++) {
        Operation operation = operations.get(i % operations.size());
        requests.merge(operation, 1, Integer::sum);
        send(client, operation, wrong);
      }
      client.shutdownNow();
    }

    // Then
    assertThat(requests).hasSameSizeAs(operations).hasSizeGreaterThan(20);
    assertThat(wrong).isEmpty();
  }

  private static List<Operation> operations() throws IOException {
    JsonNode document = new YAMLMapper().readTree(Path.of("openapi.yaml").toFile());
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (METHODS.contains(operation.getKey())) {
          operations.add(
              new Operation(
                  path.getKey(),
                  operation.getKey().toUpperCase(Locale.ROOT),
                  operation.getValue()));
        }
      }
    }
    return operations;
  }

  private void send(HttpClient client, Operation operation, List<Sent> wrong) throws Exception {
    String path = path(operation);
    String body = operation.method().equals("POST") ? body() : "";
    String method =
        oneIn(30) ? METHODS.get(random.nextInt(5)).toUpperCase(Locale.ROOT) : operation.method();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(root.resolve(path)).timeout(Duration.ofSeconds(5));
    header(request, "Content-Type", oneIn(4) ? pick(TYPES) : "application/json");
    if (oneIn(10)) {
      header(request, "Accept", pick(TYPES));
    }
    if (oneIn(10)) {
      header(
          request,
          pick(List.of("If-Match", "If-None-Match", "Last-Event-ID", "Idempotency-Key")),
          pick(TEXTS));
    }
    request.method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    HttpResponse<InputStream> response;
    try {
      response = client.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException noAnswer) {
      wrong.add(new Sent(method, path, body, 0, noAnswer + " " + request.build().headers().map()));
      return;
    }
    try (InputStream in = response.body()) {
      // A stream of events has no end; that it began is enough.
      boolean isStream =
          response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
      String answer = isStream ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (!isAllowed(response, answer)) {
        wrong.add(new Sent(method, path, body, response.statusCode(), answer));
      }
    }
  }

  private boolean isAllowed(HttpResponse<?> response, String answer) throws IOException {
    int status = response.statusCode();
    if (status < 400) {
      return true;
    }
    if (status >= 500 && status != SERVICE_UNAVAILABLE) {
      return false;
    }
    if (response.request().method().equals("HEAD")) {
      return true;
    }
    boolean isProblem =
        response
            .headers()
            .firstValue("Content-Type")
            .orElse("")
            .startsWith("application/problem+json");
    JsonNode problem = isProblem ? json.readTree(answer) : json.createObjectNode();
    return problem.path("status").asInt() == status
        && !problem.path("detail").asText().isBlank()
        && !problem.path("field").asText().isBlank()
        && answer.length() < 4_000;
  }

  private String path(Operation operation) {
    StringBuilder path = new StringBuilder(operation.path());
    for (int start = path.indexOf("{"); start >= 0; start = path.indexOf("{", start)) {
      String value = oneIn(2) ? STUDY.value() : pick(TEXTS);
      String encoded = encoded(value.isEmpty() ? "x" : value).replace("+", "%20");
      path.replace(start, path.indexOf("}", start) + 1, encoded);
      start += encoded.length();
    }
    char separator = '?';
    for (JsonNode parameter : operation.definition().path("parameters")) {
      if (parameter.path("in").asText().equals("query") && oneIn(2)) {
        path.append(separator)
            .append(parameter.path("name").asText())
            .append('=')
            .append(encoded(pick(TEXTS)));
        separator = '&';
      }
    }
    if (oneIn(20)) {
      path.append(separator).append("unknown=1");
    }
    return path.toString();
  }

  /** A study, a decision or a login, whole, with a character changed, or another text. */
  private String body() {
    String text =
        pick(
            List.of(
                DOCUMENT.replace("fuzz", "fuzz-" + random.nextInt(50)),
                "{\"review\":\"approve\",\"reviewer\":\"ada\"}",
                "{\"reason\":\"" + "x".repeat(random.nextInt(1200)) + "\"}",
                "{\"key\":\"nsk_x\"}",
                pick(TEXTS)));
    if (text.isEmpty() || oneIn(3)) {
      return text;
    }
    StringBuilder changed = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(changed.length());
      changed.replace(at, at + 1, pick(List.of("", "{", "\"", "9", ":", "\u0000", "é", "[", "-")));
      if (changed.isEmpty()) {
        break;
      }
    }
    return changed.toString();
  }

  /** Sets a header, without what no client can send. */
  private static void header(HttpRequest.Builder request, String name, String value) {
    request.setHeader(name, value.replaceAll("[^\\x20-\\x7e]", "?").strip());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }
}
