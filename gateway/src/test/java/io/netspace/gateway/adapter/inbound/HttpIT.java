package io.netspace.gateway.adapter.inbound;

import static io.netspace.model.testing.Fixtures.STUDY;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.netspace.gateway.InMemoryEventLog;
import io.netspace.gateway.InMemoryLoopResource;
import io.netspace.gateway.SwitchableLogState;
import io.netspace.gateway.adapter.outbound.KafkaStudyEventPublisher;
import io.netspace.gateway.application.Problem;
import io.netspace.gateway.application.StudyScenario;
import io.netspace.model.study.Event;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every request, whatever it is about. */
@QuarkusTest
@QuarkusTestResource(InMemoryLoopResource.class)
class HttpIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PATIENCE_MILLIS = 10_000;
  private static final String STUDIES = "/api/v1/studies";
  private static final String POST_YAML =
      String.join(
          "\r\n",
          "POST /api/v1/studies HTTP/1.1",
          "Host: localhost",
          "Content-Type: application/yaml",
          "");
  private static final String SCENARIO = STUDIES + "/" + STUDY;
  private static final String FOLDER =
      """
      name: http
      dataset: {folder: "%s", input: 3x32x32, classes: 10}
      regime: {flops: [0.8M, 1.2M], epochs: 2, trainImages: 640, validationImages: 200}
      models: 8
      """;
  private static final String GENERATED =
      """
      name: %s
      dataset: {generated: {classes: 10}}
      regime: {flops: [0.8M, 1.2M], epochs: 2, trainImages: 640, validationImages: 200}
      models: 8
      """;

  @Inject InMemoryEventLog log;
  @Inject SwitchableLogState state;
  @Inject KafkaStudyEventPublisher publisher;
  @TestHTTPResource URI root;

  @BeforeEach
  void theScenarioIsApplied() {
    state.set(true);
    if (given().get(SCENARIO).statusCode() == 404) {
      log.deliver(StudyScenario.awaitingApproval());
    }
    await().atMost(PATIENCE).until(() -> given().get(SCENARIO).path("pending") != null);
  }

  @Test
  void clientsThatSendHalfABodyDelayNobodyAndAreCutOff() throws IOException {
    // Given
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 260; i++) {
      slow.add(send(POST_YAML + "Content-Length: 50000\r\n\r\nname: half"));
    }

    // When
    Instant begin = Instant.now();
    Response study = given().get(SCENARIO);
    Response health = given().get("/q/health/live");
    Duration taken = Duration.between(begin, Instant.now());

    // Then
    study.then().statusCode(200);
    health.then().statusCode(200);
    assertThat(taken).isLessThan(Duration.ofSeconds(8));
    for (Socket each : slow) {
      assertProblem(answer(each), 408, "body");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /api/v1/studies HTTP/1.1\\r\\n\\r\\n | 400 | Host",
        "GET /api/v1/studies HTTP/1.1\\r\\nHost: evil\\r\\n\\r\\n | 421 | Host",
        "GET /api/v1/studies/%00%1b HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n | 404 | study",
        "POST /api/v1/studies/none:cancel HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n | 404 | study",
        "GET nothing HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n | 404 | path",
        "GET /nothing HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n | 404 | path",
        "GET /q/nothing HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n | 404 | path",
        "POST /api/v1/artifacts HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: 0\\r\\n\\r\\n | 405 | method",
        "TRACE /api/v1/studies HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: 0\\r\\n\\r\\n | 405 | method",
        "POST /api/v1/studies HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: 3000000\\r\\n\\r\\n | 413 | body",
        "POST /api/v1/studies HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Type: text/csv\\r\\nContent-Length: 1\\r\\n\\r\\nx | 415 | Content-Type",
        "GET /api/v1/studies HTTP/1.1\\r\\nHost: localhost\\r\\nAccept: image/png\\r\\n\\r\\n | 406 | Accept"
      })
  void errorsOutsideOfResourcesAreProblemsToo(String request, int status, String field)
      throws IOException {
    // When
    String answer = answer(send(request.replace("\\r\\n", "\r\n")));

    // Then
    assertProblem(answer, status, field);
  }

  @Test
  void aBodyThatNobodyAskedForDoesNotHoldUpTheNextRequest() throws IOException {
    // Given
    String get =
        "GET /api/v1/studies/none HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nxyz";
    Socket socket = send(get);
    read(socket);

    // When
    socket.getOutputStream().write(get.getBytes(StandardCharsets.ISO_8859_1));

    // Then
    assertProblem(answer(socket), 404, "study");
  }

  @SuppressWarnings("StringConcatToTextBlock") // Its line ends are part of the protocol.
  @Test
  void aBodyOfUnknownLengthIsReadUpToTheLimitOnly() throws IOException {
    // Given
    Socket socket = send(POST_YAML + "Transfer-Encoding: chunked\r\n\r\n");

    // When
    try {
      OutputStream out = socket.getOutputStream();
      byte[] chunk =
          ("10000\r\n" + "x".repeat(1 << 16) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 17; i++) {
        out.write(chunk);
      }
      out.flush();
    } catch (IOException closedAlready) {
      assertThat(closedAlready).hasMessageMatching(".*(reset|pipe).*");
    }

    // Then
    assertProblem(answer(socket), 413, "body");
  }

  @Test
  void aMethodThatAPathDoesNotHaveIsAnsweredWithThoseItHas() {
    given()
        .delete(STUDIES)
        .then()
        .statusCode(405)
        .header("Allow", equalTo("GET, HEAD, OPTIONS, POST"));
    given()
        .post(SCENARIO + "/design-spaces/1")
        .then()
        .statusCode(405)
        .header("Allow", equalTo("GET, HEAD, OPTIONS"));
  }

  @ParameterizedTest
  @CsvSource({
    "?state=trained, state",
    "/demo-4f1c02ab/candidates?limit=1&limit=2, limit",
    "/demo-4f1c02ab?x=1, x",
    "/demo-4f1c02ab/edf?point=3, point"
  })
  void parametersThatAPathDoesNotHaveAreRefused(String path, String field) {
    given().get(STUDIES + path).then().statusCode(400).body("field", equalTo(field));
  }

  @Test
  void aCursorOfAnotherOrderIsRefused() {
    // Given
    String cursor = given().get(SCENARIO + "/candidates?sort=error&limit=2").path("next");

    // When
    Response same = given().get(SCENARIO + "/candidates?sort=error&cursor=" + cursor);
    Response other = given().get(SCENARIO + "/candidates?sort=index&cursor=" + cursor);
    Response list = given().get(STUDIES + "?cursor=" + cursor);

    // Then
    same.then().statusCode(200);
    other.then().statusCode(400).body("field", equalTo("cursor"));
    list.then().statusCode(400).body("field", equalTo("cursor"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"reviewer", "reason"})
  void controlCharactersAreRefusedInWhatPeopleWrite(String field) {
    // Given
    String body = "{\"%s\":\"ada\\u001b[2J\"}".formatted(field);

    // When
    Response answer =
        given()
            .contentType("application/json")
            .body(body)
            .post("/api/v1/refinements/" + STUDY + ".r1/undo");

    // Then
    answer
        .then()
        .statusCode(400)
        .body("field", equalTo(field))
        .body("detail", containsString("(ada\uFFFD[2J)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"%s\",\"models\":\"%s\"}",
        "{\"%s\":1}",
        "{\"name\":\"x\",\"dataset\":{\"folder\":\"%s\"}}",
        "{\"name\":\"x\",\"regime\":{\"flops\":\"%s\"}}",
        "%s"
      })
  void aLongValueIsShownInPartOnly(String pattern) {
    // Given
    String body = pattern.replace("%s", "x".repeat(200_000));

    // When
    Response answer = given().contentType("application/json").body(body).post(STUDIES);

    // Then
    answer.then().statusCode(400).body("field", notNullValue());
    assertThat(answer.asString()).hasSizeLessThan(2000);
  }

  @Test
  void aLongIdIsShownInPartOnly() {
    // When
    Response answer = given().get(STUDIES + "/" + "x".repeat(3000));

    // Then
    answer.then().statusCode(404).body("field", equalTo("study"));
    assertThat(answer.asString()).hasSizeLessThan(1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc", "/", "/tmp/../etc", "images", "/data\\0/x", "/dataset"})
  void foldersOutsideOfTheRootsAreRefused(String folder) {
    // When
    Response answer = postYaml(FOLDER.formatted(folder));

    // Then
    answer
        .then()
        .statusCode(400)
        .body("field", containsString("dataset"))
        .body("detail", not(containsString("exist")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/data/flowers", "/data", "/tmp/images/./x"})
  void foldersBelowARootAreAccepted(String folder) {
    postYaml(FOLDER.formatted(folder)).then().statusCode(lessThan(202));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/page/page.js",
        "/api/v1/studies",
        "/api/v1/nothing",
        "/q/swagger-ui/",
        "/q/metrics"
      })
  void everyAnswerHasItsProtectiveHeaders(String path) {
    given()
        .get(path)
        .then()
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Frame-Options", "DENY")
        .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
        .header("Content-Security-Policy", containsString("base-uri 'none'"))
        .header("Content-Security-Policy", containsString("form-action 'self'"));
  }

  @Test
  void metricsOfRequestsAreTaggedWithTemplates() {
    // Given
    for (int i = 0; i < 3; i++) {
      String id = "unseen-" + i;
      given().get(STUDIES + "/" + id);
      given().post(STUDIES + "/" + id + ":pause");
      given().get(STUDIES + "/" + id + "/edf?points=x");
      given().header("Host", "evil.example").get("/" + id);
      given().header("Origin", "http://evil.example").post("/api/v1/refinements/" + id + "/undo");
      given().get("/api/v1/candidates/" + id + "/export?format=tar");
      given().get("/page/" + id);
      given().get("/q/" + id);
    }

    // When
    String metrics = given().get("/q/metrics").asString();

    // Then
    assertThat(metrics.lines().filter(line -> line.startsWith("http_server_requests")))
        .isNotEmpty()
        .noneMatch(line -> line.contains("unseen"));
  }

  @Test
  void whileTheLogTakesNothingARequestIsRefusedInTimeAndReadingGoesOn() {
    // Given
    QuarkusMock.installMockForInstance(
        new KafkaStudyEventPublisher(null) {
          @Override
          public void publish(Event event, Instant time) {
            throw Problem.unconfirmed(event.provenance().study().value(), "no leader");
          }
        },
        publisher);

    // When
    Response answer = postYaml(GENERATED.formatted("unconfirmed"));

    // Then
    answer
        .then()
        .statusCode(503)
        .header("Retry-After", "2")
        .body("field", equalTo("study"))
        .body("detail", containsString("Send the same request again: it is recorded once."));
    given().get(SCENARIO).then().statusCode(200);
  }

  @Test
  void changesBeyondTheLimitAreRefusedAtOnce() throws Exception {
    // Given
    CountDownLatch taken = new CountDownLatch(1);
    QuarkusMock.installMockForInstance(new BlockedPublisher(taken), publisher);

    // When
    List<Future<Integer>> waiting = new ArrayList<>();
    List<Integer> refused = new ArrayList<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < InMemoryLoopResource.CONCURRENT_CHANGES; i++) {
        String name = "limit-" + i;
        waiting.add(clients.submit(() -> postYaml(GENERATED.formatted(name)).statusCode()));
      }
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                int status = given().post(STUDIES + "/none:pause").statusCode();
                refused.add(status);
                return status == 503;
              });
      given().get(SCENARIO).then().statusCode(200);
      taken.countDown();
    }

    // Then
    for (Future<Integer> each : waiting) {
      assertThat(each.get()).isEqualTo(201);
    }
    assertThat(refused).contains(503);
    given().post(STUDIES + "/none:pause").then().statusCode(404);
  }

  private static final class BlockedPublisher extends KafkaStudyEventPublisher {
    private final CountDownLatch taken;

    BlockedPublisher(CountDownLatch taken) {
      super(null);
      this.taken = taken;
    }

    @Override
    public void publish(Event event, Instant time) {
      try {
        taken.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Response postYaml(String document) {
    return given()
        .contentType("application/yaml")
        .body(document.getBytes(StandardCharsets.UTF_8))
        .post(STUDIES);
  }

  private Socket send(String request) throws IOException {
    Socket socket = new Socket(root.getHost(), root.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return socket;
  }

  /** The whole answer; the server closes the connection after it. */
  private static String answer(Socket socket) throws IOException {
    try (socket) {
      return read(socket);
    }
  }

  private static String read(Socket socket) throws IOException {
    StringBuilder text = new StringBuilder();
    byte[] some = new byte[4096];
    try {
      int read = socket.getInputStream().read(some);
      while (read > 0 && text.indexOf("}") < 0) {
        text.append(new String(some, 0, read, StandardCharsets.UTF_8));
        read = text.indexOf("}") < 0 ? socket.getInputStream().read(some) : 0;
      }
    } catch (SocketTimeoutException noProblem) {
      text.append("\n(and no more)");
    }
    return text.toString();
  }

  private static void assertProblem(String answer, int status, String field) {
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status)
        .contains("\"status\":" + status)
        .contains("\"field\":\"" + field + "\"");
    assertThat(answer.toLowerCase(Locale.ROOT)).contains("content-type: application/problem+json");
  }
}
