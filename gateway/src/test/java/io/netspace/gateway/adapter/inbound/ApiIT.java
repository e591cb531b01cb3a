package io.netspace.gateway.adapter.inbound;

import static io.netspace.model.testing.Fixtures.STUDY;
import static io.netspace.model.testing.Fixtures.aCandidate;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.netspace.formats.json.ModelJson;
import io.netspace.gateway.InMemoryEventLog;
import io.netspace.gateway.InMemoryLoopResource;
import io.netspace.gateway.SwitchableLogState;
import io.netspace.gateway.application.StudyScenario;
import io.netspace.messaging.event.StudyPaused;
import io.netspace.model.proof.ProvenOutcome;
import io.netspace.model.proof.ProvenPopulation;
import io.netspace.model.proof.StudyProof;
import io.netspace.model.statistics.ConfidenceBand;
import io.netspace.model.study.ArtifactLayout;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.KeptNetwork;
import io.netspace.model.study.Provenance;
import io.netspace.model.study.StudyId;
import io.netspace.model.training.ModelFormat;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(InMemoryLoopResource.class)
class ApiIT {
  private static final Duration WARM_UP = Duration.ofSeconds(60);
  private static final String STUDIES = "/api/v1/studies";
  private static final String SCENARIO = STUDIES + "/" + STUDY;
  private static final String YAML =
      """
      name: %s
      dataset:
        generated: {classes: 10}
      regime: {flops: [0.8M, 1.2M], epochs: 2, trainImages: 640, validationImages: 200}
      models: 8
      """;

  @Inject InMemoryEventLog log;
  @Inject SwitchableLogState state;
  @TestHTTPResource URI root;

  @ConfigProperty(name = "netspace.gateway.artifacts")
  Path artifacts;

  @BeforeEach
  void theScenarioIsApplied() {
    state.set(true);
    if (given().get(SCENARIO).statusCode() == 404) {
      log.deliver(StudyScenario.awaitingApproval());
    }
    await().atMost(WARM_UP).until(() -> given().get(SCENARIO).path("pending") != null);
  }

  @Test
  void aStudyInYamlIsRequestedOnce() {
    // Given
    String document = YAML.formatted("once");

    // When
    Response first = postYaml(document);
    Response again = postYaml(document);

    // Then
    String id = first.path("id");
    first
        .then()
        .statusCode(201)
        .header("Location", containsString(STUDIES + "/" + id))
        .header("ETag", notNullValue())
        .body("state", equalTo("EXPLORING"))
        .body("$", hasKey("forecastSeconds"))
        .body("pending", nullValue());
    again.then().statusCode(200).body("id", equalTo(id));
    assertThat(log.published()).contains("io.netspace.StudyRequested.v1");
  }

  @Test
  void anotherIdempotencyKeyIsAnotherStudy() {
    // Given
    String first = postYaml(YAML.formatted("keyed")).path("id");

    // When
    Response other =
        given()
            .header("Idempotency-Key", "second")
            .contentType("application/yaml")
            .body(YAML.formatted("keyed").getBytes(StandardCharsets.UTF_8))
            .post(STUDIES);

    // Then
    other.then().statusCode(201).body("id", not(equalTo(first)));
  }

  @Test
  void aBrokenStudyIsOneSentenceAndItsField() {
    // Given
    String broken = "{\"name\":\"x\",\"modles\":3}";

    // When
    Response answer = given().contentType("application/json").body(broken).post(STUDIES);

    // Then
    answer
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo("modles"))
        .body("detail", equalTo("modles (3) is not a known field; write models instead."));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/studies/none, 404, study",
    "GET, /api/v1/studies/none/events, 404, study",
    "GET, /api/v1/studies/none/edf, 404, study",
    "GET, /api/v1/candidates/none, 404, candidate",
    "GET, /api/v1/refinements/none, 404, refinement",
    "GET, /api/v1/nothing, 404, path",
    "DELETE, /api/v1/studies, 405, method",
    "POST, /api/v1/studies/none:pause, 404, study",
    "GET, /api/v1/studies?limit=0, 400, limit",
    "GET, /api/v1/studies?cursor=x, 400, cursor",
    "GET, /api/v1/studies/demo-4f1c02ab/candidates?state=lost, 400, state",
    "GET, /api/v1/studies/demo-4f1c02ab/candidates?sort=name, 400, sort",
    "GET, /api/v1/studies/demo-4f1c02ab/candidates?limit=501, 400, limit",
    "GET, /api/v1/studies/demo-4f1c02ab/edf?points=501, 400, points",
    "GET, /api/v1/studies/demo-4f1c02ab/candidates?purpose=explore%2Clost, 400, purpose",
    "GET, /api/v1/studies/demo-4f1c02ab/edf?confidence=1, 400, confidence",
    "GET, /api/v1/studies/demo-4f1c02ab/edf?confidence=much, 400, confidence",
    "GET, /api/v1/studies/demo-4f1c02ab/edf?revisions=9, 404, revision",
    "GET, /api/v1/studies/demo-4f1c02ab/edf?revisions=a, 400, revisions",
    "GET, /api/v1/studies/demo-4f1c02ab/design-spaces/9, 404, revision",
    "POST, /api/v1/studies/demo-4f1c02ab:resume, 409, study"
  })
  void everyErrorIsAProblem(String method, String path, int status, String field) {
    // When
    Response answer = given().request(method, path);

    // Then
    answer
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status))
        .body("field", equalTo(field))
        .body("detail", notNullValue());
  }

  @Test
  void aBodyAboveOneMebibyteIsRefused() {
    // Given
    byte[] large = new byte[(1 << 20) + 1];

    // When
    Response answer = given().contentType("application/json").body(large).post(STUDIES);

    // Then
    answer.then().statusCode(413).contentType("application/problem+json");
  }

  @Test
  void aForeignHostOrOriginIsRefused() {
    // When
    Response host = given().header("Host", "evil.example").get(STUDIES);
    Response origin = given().header("Origin", "http://evil.example").post(STUDIES);

    // Then
    host.then().statusCode(421).contentType("application/problem+json");
    origin.then().statusCode(403).contentType("application/problem+json");
  }

  @Test
  void nothingIsPublishedBeforeTheLogIsRead() {
    // Given
    state.set(false);

    // When
    Response answer = postYaml(YAML.formatted("early"));

    // Then
    answer.then().statusCode(503).header("Retry-After", "2");
  }

  @Test
  void aStudyIsPausedResumedAndCancelled() {
    // Given
    String study = STUDIES + "/" + postYaml(YAML.formatted("steered")).path("id");

    // When
    given().post(study + ":pause").then().statusCode(200).body("state", equalTo("PAUSED"));
    given().post(study + ":pause").then().statusCode(409);
    given().post(study + ":resume").then().statusCode(200).body("state", equalTo("EXPLORING"));
    given()
        .contentType("application/json")
        .body("{\"reason\":\"Enough.\"}")
        .post(study + ":cancel")
        .then()
        .statusCode(200)
        .body("state", equalTo("CANCELLED"))
        .body("reason", equalTo("Enough."));

    // Then
    given().post(study + ":resume").then().statusCode(409);
  }

  @Test
  void theViewHasItsTagAndItsCounts() {
    // Given
    Response study = given().get(SCENARIO);

    // When
    Response unchanged = given().header("If-None-Match", study.header("ETag")).get(SCENARIO);

    // Then
    unchanged.then().statusCode(304);
    given()
        .header("If-Match", "\"another\"")
        .get(SCENARIO)
        .then()
        .statusCode(412)
        .contentType("application/problem+json")
        .body("field", equalTo("If-Match"));
    study
        .then()
        .statusCode(200)
        .body("state", equalTo("AWAITING_APPROVAL"))
        .body("policy", equalTo("APPROVAL"))
        .body("revisions.trained", everyItem(equalTo(14)))
        .body("abandonedByReason", equalTo(Map.of("ATTEMPTS_EXHAUSTED", 3)))
        .body("decisions[0].interval", hasSize(2))
        .body("decisions[0].decision", equalTo("ACCEPTED"))
        .body("decisions[0].says", startsWith("at most 1.1 points worse (gain 0.5, "))
        .body("decisions[0].guarantee.verdict", equalTo("NOT_WORSE"))
        .body("decisions[0].guarantee.errorWindow", equalTo(List.of(20.0f, 60.0f)))
        .body("decisions[0].undone", nullValue())
        .body("errorBudget.entries.refinement", hasSize(2))
        .body("errorBudget.spent.toDouble()", closeTo(0.0135, 1e-9))
        .body("cost.trainings", equalTo(45))
        .body("pending.recommendation", equalTo("ACCEPTED"))
        .body("pending.reference.says", equalTo("No reference: Too few networks have an error."));
    assertThat(study.<Map<String, Object>>path("$").keySet())
        .containsExactly(
            "id",
            "name",
            "state",
            "policy",
            "seed",
            "models",
            "replicates",
            "sampled",
            "trained",
            "diverged",
            "abandoned",
            "abandonedByReason",
            "outstanding",
            "bestError",
            "revisions",
            "baselines",
            "decisions",
            "pending",
            "conclusion",
            "errorBudget",
            "cost",
            "forecastSeconds",
            "reason");
  }

  @Test
  void theDistributionEndsAtOne() {
    // When
    Response edf = given().queryParam("revisions", "0,2").get(SCENARIO + "/edf");

    // Then
    edf.then()
        .statusCode(200)
        .body("revisions.revision", equalTo(List.of(0, 2)))
        .body("revisions[0].n", equalTo(15))
        .body("revisions[0].steps[-1].fraction", equalTo(1.0f))
        .body("revisions[0].min.toDouble()", closeTo(30.0, 1e-6))
        .body("confidence", nullValue())
        .body("revisions[0].steps[0].low", nullValue());
  }

  @Test
  void theDistributionHasABandWhereOneIsAskedFor() {
    // When
    Response edf = given().queryParam("confidence", "0.95").get(SCENARIO + "/edf");

    // Then
    double half = ConfidenceBand.halfWidth(15, 0.95);
    edf.then()
        .statusCode(200)
        .body("confidence", equalTo(0.95f))
        .body("revisions[0].steps[-1].high", equalTo(1.0f))
        .body("revisions[0].steps[-1].low.toDouble()", closeTo(1 - half, 1e-6));
  }

  @Test
  void candidatesComePageByPage() {
    // Given
    String candidates = SCENARIO + "/candidates?sort=error&revision=2&limit=6";
    List<Double> errors = new ArrayList<>();

    // When
    String next = "";
    do {
      Response page = given().get(candidates + (next.isEmpty() ? "" : "&cursor=" + next));
      errors.addAll(page.jsonPath().getList("items.errorPercent", Double.class));
      next = Optional.ofNullable(page.<String>path("next")).orElse("");
    } while (!next.isEmpty());

    // Then
    assertThat(errors).hasSize(16);
    assertThat(errors.subList(0, 15)).isSorted();
    assertThat(errors.getLast()).isNull();
  }

  @Test
  void aCandidateIsServedInFullWithItsCurve() {
    // Given
    String candidate = "/api/v1/candidates/" + aCandidate().candidate().id();

    // When
    Response answer = given().get(candidate);

    // Then
    answer
        .then()
        .statusCode(200)
        .body("state", equalTo("TRAINED"))
        .body("parameters.groupWidth", hasSize(3))
        .body("architecture.stages", hasSize(3))
        .body("complexity.flops", notNullValue())
        .body("trainer", equalTo("trainer-1"))
        .body("attempts", equalTo(1));
    given().get(candidate + "/curve").then().body("epochs", hasSize(2));
  }

  @Test
  void aKeptNetworkIsExportedAndCounted() throws IOException {
    // Given
    KeptNetwork network = KeptNetwork.of(aCandidate().candidate(), 6.8);
    Path file = new ArtifactLayout(artifacts).file(STUDY, network, ModelFormat.ONNX);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[] {8, 7});
    String export = "/api/v1/candidates/" + network.candidate() + "/export";

    // When / Then
    byte[] body =
        given()
            .get(export)
            .then()
            .statusCode(200)
            .contentType("application/octet-stream")
            .header("Content-Disposition", containsString(network.candidate() + ".onnx"))
            .extract()
            .asByteArray();
    assertThat(body).containsExactly(8, 7);
    given().get(export + "?format=dl4j").then().statusCode(404).body("field", equalTo("candidate"));
    given().get(export + "?format=tar").then().statusCode(400).body("field", equalTo("format"));
    given()
        .get(SCENARIO + "/networks")
        .then()
        .body("candidateId", equalTo(List.of(network.candidate().value())))
        .body("[0].errorPercent", equalTo(6.8f));
    given()
        .get("/api/v1/artifacts")
        .then()
        .body("networks", equalTo(1))
        .body("networkBytes", equalTo(2))
        .body("checkpoints", equalTo(0));
  }

  @Test
  void designSpacesAreServedAsContractsWriteThem() {
    // When
    Response spaces = given().get(SCENARIO + "/design-spaces");

    // Then
    spaces
        .then()
        .statusCode(200)
        .body("name", hasItem("AnyNetX_B"))
        .body("[1].refinement.name", equalTo("shared-bottleneck-ratio"))
        .body("[1].space.constraints[0].kind", equalTo("shared"));
    given().get(SCENARIO + "/design-spaces/1").then().body("parent", equalTo(0));
  }

  @Test
  void aRefinementIsReviewedOnce() {
    // Given
    String id = given().get(SCENARIO).path("pending.id");
    String refinement = "/api/v1/refinements/" + id;
    String tag = given().get(refinement).header("ETag");
    String approve = "{\"review\":\"approve\",\"reviewer\":\"ada\",\"reason\":\"Clear.\"}";

    // When
    Response stale = review(refinement, approve, "\"0000000000000000\"");
    Response unknownField = review(refinement, "{\"review\":\"approve\",\"by\":\"ada\"}", tag);
    Response unknownWord = review(refinement, "{\"review\":\"maybe\"}", tag);
    Response first = review(refinement, approve, tag);
    Response second = review(refinement, approve, "*");
    Response decided = review("/api/v1/refinements/" + STUDY + ".r1", approve, "*");

    // Then
    stale.then().statusCode(412);
    unknownField.then().statusCode(400).body("field", equalTo("by"));
    unknownWord.then().statusCode(400).body("field", equalTo("review"));
    first.then().statusCode(200).body("review.reviewer", equalTo("ada"));
    second.then().statusCode(409).body("detail", containsString("was reviewed by ada"));
    decided.then().statusCode(409).body("detail", containsString("was decided by ada"));
    given()
        .get(SCENARIO + "/refinements")
        .then()
        .body("state", equalTo(List.of("DECIDED", "PENDING")));
  }

  @Test
  void anAcceptedRefinementIsUndoneOnce() {
    // Given
    StudyId study = new StudyId("undone-1");
    log.deliver(StudyScenario.decisionsOnly(study));
    String path = STUDIES + "/" + study;
    await().until(() -> given().get(path).path("pending") != null);
    String refinement = "/api/v1/refinements/" + study + ".r1";
    String undo = "{\"reviewer\":\"grace\",\"reason\":\"The images were wrong.\"}";

    // When
    Response stale = undo(refinement, undo, "\"0000000000000000\"");
    Response unknownField = undo(refinement, "{\"by\":\"grace\"}", "*");
    Response unknown = undo("/api/v1/refinements/" + study + ".r7", undo, "*");
    Response undecided = undo("/api/v1/refinements/" + study + ".r2", undo, "*");
    Response first = undo(refinement, undo, given().get(refinement).header("ETag"));
    Response second = undo(refinement, undo, "*");

    // Then
    stale.then().statusCode(412);
    unknownField.then().statusCode(400).body("field", equalTo("by"));
    unknown.then().statusCode(404).body("field", equalTo("refinement"));
    undecided.then().statusCode(409).body("detail", containsString(".r2) is not decided yet"));
    first
        .then()
        .statusCode(200)
        .body("decision.undone.reviewer", equalTo("grace"))
        .body("decision.undone.reason", equalTo("The images were wrong."));
    second.then().statusCode(409).body("detail", containsString("was undone by grace already"));
    given().get(path).then().body("revisions.out", equalTo(List.of(false, true, true)));
    assertThat(log.published()).contains("io.netspace.RefinementUndone.v1");
  }

  @Test
  void whatIsOnAnUndoneBranchCannotBeUndone() {
    // Given
    StudyId study = new StudyId("over-1");
    log.deliver(StudyScenario.decisionsOnly(study));
    String path = STUDIES + "/" + study;
    await().until(() -> given().get(path).path("pending") != null);
    given()
        .contentType("application/json")
        .body("{\"reason\":\"Enough.\"}")
        .post(path + ":cancel")
        .then()
        .statusCode(200);

    // When
    Response answer = undo("/api/v1/refinements/" + study + ".r1", "{}", "*");

    // Then
    answer.then().statusCode(409).body("detail", containsString("a study that is CANCELLED."));
  }

  @Test
  void theStreamResumesAfterTheLastEventSent() throws Exception {
    // Given
    List<String> whole = lines("", "", 24);
    List<String> ids = whole.stream().filter(line -> line.startsWith("id:")).toList();
    String third = ids.get(2).substring(3).strip();

    // When
    List<String> resumed = lines(third, "", 4);

    // Then
    assertThat(resumed.stream().filter(line -> line.startsWith("id:")).findFirst())
        .contains(ids.get(3));
    assertThat(whole).anyMatch(line -> line.strip().equals("event:StudyRequested"));
    assertThat(whole).anyMatch(line -> line.startsWith("data:{\"time\":\"2026-03-01T10:00:"));
  }

  @Test
  void anIdleStreamSendsHeartbeats() throws Exception {
    // When
    List<String> tail = lines("", "?tail=0", 2);

    // Then
    assertThat(tail).allMatch(line -> line.startsWith(":") && line.contains("alive"));
  }

  @Test
  void aPoisonRecordGoesToTheDeadLettersAndTheNextEventIsConsumed() {
    // Given
    ConsumerRecord<String, byte[]> poison = log.record("netspace.outcomes.v1", "k", new byte[] {1});
    String study = postYaml(YAML.formatted("poisoned")).path("id");

    // When
    log.send(poison);
    log.deliver(
        new StudyPaused(new Provenance(new StudyId(study), 0, 1, "test"), 1), Instant.now());

    // Then
    await()
        .untilAsserted(
            () -> given().get(STUDIES + "/" + study).then().body("state", equalTo("PAUSED")));
    assertThat(log.deadLetterReasons()).anyMatch(reason -> reason.contains("ce_type is missing"));
  }

  @Test
  void theProofOfAStudyHasItsOutcomesAndTheirDigests() throws IOException {
    // Given
    await()
        .until(
            () ->
                proofOfTheScenario().populations().getLast().outcomes().size()
                    == StudyScenario.MODELS);

    // When
    Response answer = given().get(SCENARIO + "/proof");

    // Then
    answer
        .then()
        .statusCode(200)
        .contentType("application/json")
        .header("Content-Disposition", containsString(STUDY + ".proof.json"));
    StudyProof proof = proofOfTheScenario();
    assertThat(proof.study().id()).isEqualTo(STUDY);
    assertThat(proof.populations()).hasSize(3);
    for (ProvenPopulation population : proof.populations()) {
      for (ProvenOutcome outcome : population.outcomes()) {
        CandidateId candidate =
            CandidateId.of(population.id(), outcome.index(), outcome.replicate());
        assertThat(outcome.digest()).isEqualTo(outcome.digestFor(candidate));
      }
    }
    when().get(STUDIES + "/unknown/proof").then().statusCode(404);
  }

  private static StudyProof proofOfTheScenario() throws IOException {
    return ModelJson.mapper()
        .readValue(given().get(SCENARIO + "/proof").asByteArray(), StudyProof.class);
  }

  @Test
  void theCommittedOpenApiDocumentIsTheServedOne() throws IOException {
    // Given
    Path committed = Path.of("openapi.yaml");

    // When
    String served = given().get("/q/openapi?format=yaml").asString();

    // Then
    if (Boolean.getBoolean("openapi.update")) {
      Files.writeString(committed, served);
    }
    assertThat(committed)
        .as("gateway/openapi.yaml; after a wanted change run with -Dopenapi.update=true")
        .content()
        .isEqualTo(served)
        .doesNotContain("io.netspace");
  }

  @Test
  void referenceHealthAndMetricsAreServed() {
    // When
    Response ready = given().get("/q/health/ready");

    // Then
    ready.then().body("checks.name", hasItem("caught up with the log"));
    when().get("/q/health/live").then().statusCode(200);
    when().get("/q/swagger-ui/").then().statusCode(200);
    when()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("netspace_gateway_edf_lag_seconds{quantile=\"0.99\""))
        .body(containsString("netspace_gateway_outcomes_total{fate=\"diverged\"} 3.0"))
        .body(containsString("netspace_gateway_studies{state=\"awaiting_approval\"} 1.0"))
        .body(containsString("netspace_gateway_outstanding 0.0"));
  }

  private static Response postYaml(String document) {
    return given()
        .contentType("application/yaml")
        .body(document.getBytes(StandardCharsets.UTF_8))
        .post(STUDIES);
  }

  private static Response review(String refinement, String body, String ifMatch) {
    return given()
        .contentType("application/json")
        .header("If-Match", ifMatch)
        .body(body)
        .post(refinement + "/review");
  }

  private static Response undo(String refinement, String body, String ifMatch) {
    return given()
        .contentType("application/json")
        .header("If-Match", ifMatch)
        .body(body)
        .post(refinement + "/undo");
  }

  /** The first lines of the stream that are not empty. */
  private List<String> lines(String lastEventId, String query, int count) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(root.resolve(SCENARIO + "/events" + query))
            .timeout(Duration.ofSeconds(20));
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    try (HttpClient client = HttpClient.newHttpClient();
        Stream<String> lines = client.send(request.build(), BodyHandlers.ofLines()).body()) {
      List<String> first = lines.filter(line -> !line.isBlank()).limit(count).toList();
      client.shutdownNow();
      return first;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
