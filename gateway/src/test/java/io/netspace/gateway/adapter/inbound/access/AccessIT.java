package io.netspace.gateway.adapter.inbound.access;

import static io.netspace.model.testing.Fixtures.STUDY;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.netspace.gateway.InMemoryEventLog;
import io.netspace.gateway.InMemoryLoopResource;
import io.netspace.gateway.application.StudyScenario;
import io.netspace.gateway.domain.access.ApiKey;
import io.netspace.gateway.domain.access.ApiKeys;
import io.netspace.gateway.domain.access.Role;
import io.netspace.model.study.StudyId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway that needs a login: by API key, by token of OpenID Connect, and by cookie. */
@QuarkusTest
@QuarkusTestResource(InMemoryLoopResource.class)
@TestProfile(AccessIT.LoginNeeded.class)
class AccessIT {
  private static final String STUDIES = "/api/v1/studies";
  private static final String SCENARIO = STUDIES + "/" + STUDY;
  private static final KeyPair ISSUER = keyPair();
  private static final KeyPair STRANGER = keyPair();
  private static final Path KEYS = Path.of("target", "access-it.keys").toAbsolutePath();
  private static final Instant CREATED = Instant.parse("2026-03-01T10:00:00Z");

  @SuppressWarnings("InlineFormatString") // It would hide what the test asks for.
  private static final String DOCUMENT =
      """
      name: of-operator
      dataset: {generated: {classes: 10}}
      regime: {flops: [0.8M, 1.2M], epochs: 2, trainImages: 640, validationImages: 200}
      models: 8
      """;

  @Inject InMemoryEventLog log;

  /** Keys of each role, of two roles, and the public key of an issuer of tokens. */
  public static final class LoginNeeded implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      write(keys());
      return Map.of(
          "netspace.gateway.require-login",
          "true",
          "netspace.gateway.keys",
          KEYS.toString(),
          "netspace.gateway.requests-per-minute",
          "600",
          "quarkus.oidc.tenant-enabled",
          "true",
          "quarkus.oidc.public-key",
          Base64.getEncoder().encodeToString(ISSUER.getPublic().getEncoded()));
    }
  }

  @BeforeEach
  void theScenarioIsApplied() {
    write(keys());
    await().atMost(Duration.ofSeconds(60)).until(this::isAwaitingApproval);
  }

  private boolean isAwaitingApproval() {
    Response study = as("viewer").get(SCENARIO);
    if (study.statusCode() == 404) {
      log.deliver(StudyScenario.awaitingApproval());
    }
    return study.statusCode() == 200 && study.path("pending") != null;
  }

  @ParameterizedTest
  @CsvSource({
    "viewer,   GET,  /api/v1/studies, 200",
    "operator, GET,  /api/v1/studies, 200",
    "approver, GET,  /api/v1/studies, 200",
    "viewer,   GET,  /api/v1/artifacts, 200",
    "viewer,   GET,  /api/v1/studies/demo-4f1c02ab/proof, 200",
    "viewer,   GET,  /q/metrics, 200",
    "viewer,   POST, /api/v1/studies, 403",
    "approver, POST, /api/v1/studies, 403",
    "operator, POST, /api/v1/studies, 400",
    "viewer,   POST, /api/v1/studies/none:pause, 403",
    "approver, POST, /api/v1/studies/none:pause, 403",
    "operator, POST, /api/v1/studies/none:pause, 404",
    "viewer,   POST, /api/v1/studies/none:resume, 403",
    "operator, POST, /api/v1/studies/none:resume, 404",
    "viewer,   POST, /api/v1/studies/none:cancel, 403",
    "approver, POST, /api/v1/studies/none:cancel, 403",
    "operator, POST, /api/v1/studies/none:cancel, 404",
    "viewer,   POST, /api/v1/refinements/none/undo, 403",
    "operator, POST, /api/v1/refinements/none/undo, 403",
    "approver, POST, /api/v1/refinements/none/undo, 404",
    "viewer,   POST, /api/v1/refinements/none/review, 403",
    "operator, POST, /api/v1/refinements/none/review, 403",
    "approver, POST, /api/v1/refinements/none/review, 400",
    "all,      POST, /api/v1/studies/none:pause, 404",
    "all,      POST, /api/v1/refinements/none/undo, 404"
  })
  void aRoleMayDoItsVerbs(String name, String method, String path, int status) {
    // Given
    RequestSpecification request = as(name);
    if (method.equals("POST") && !path.matches(".*:(pause|resume)")) {
      request.contentType("application/json").body("{}");
    }

    // When
    Response answer = request.request(method, path);

    // Then
    answer.then().statusCode(status);
    if (status == 403) {
      answer.then().contentType("application/problem+json").body("field", equalTo("Authorization"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/studies",
        "/api/v1/studies/demo-4f1c02ab/events",
        "/api/v1/artifacts",
        "/api/v1/session",
        "/api/v1/candidates/none"
      })
  void withoutAKeyNothingIsRead(String path) {
    given()
        .get(path)
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", containsString("Bearer"))
        .body("field", equalTo("Authorization"));
  }

  @Test
  void metricsNeedALoginAndHealthDoesNot() {
    given().get("/q/metrics").then().statusCode(401);
    given().get("/q/health/live").then().statusCode(200);
    given().get("/").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nsk_wrong", "nsk_", "wrong", "a.b.c", ""})
  void aWrongKeyIsRefused(String secret) {
    given()
        .header("Authorization", "Bearer " + secret)
        .get(STUDIES)
        .then()
        .statusCode(401)
        .body("field", equalTo("Authorization"));
  }

  @Test
  void aWrongKeyOfTheSchemeBasicIsRefused() {
    given().auth().preemptive().basic("ada", "x").get(STUDIES).then().statusCode(401);
  }

  @Test
  void aRevokedKeyIsRefusedAtOnce() {
    // Given
    as("operator").get(STUDIES).then().statusCode(200);

    // When
    write(keys().without("operator"));

    // Then
    as("operator").get(STUDIES).then().statusCode(401);
    as("viewer").get(STUDIES).then().statusCode(200);
  }

  @Test
  void whileTheKeyFileIsUnreadableNoKeyIsValid() throws IOException {
    // When
    Files.writeString(KEYS, "something else\n");

    // Then
    as("viewer").get(STUDIES).then().statusCode(401);
  }

  @Test
  void aTokenOfTheIssuerIsALogin() {
    withToken(ISSUER, Duration.ofMinutes(5), "operator").get(STUDIES).then().statusCode(200);
    withToken(ISSUER, Duration.ofMinutes(5), "operator")
        .post(STUDIES + "/none:pause")
        .then()
        .statusCode(404);
    withToken(ISSUER, Duration.ofMinutes(5), "viewer")
        .post(STUDIES + "/none:pause")
        .then()
        .statusCode(403);
  }

  @Test
  void anExpiredTokenIsRefused() {
    withToken(ISSUER, Duration.ofMinutes(-5), "operator")
        .get(STUDIES)
        .then()
        .statusCode(401)
        .contentType("application/problem+json");
  }

  @Test
  void aTokenOfAnotherIssuerOrWithoutARoleIsRefused() {
    withToken(STRANGER, Duration.ofMinutes(5), "operator").get(STUDIES).then().statusCode(401);
    withToken(ISSUER, Duration.ofMinutes(5), "root").get(STUDIES).then().statusCode(403);
  }

  @Test
  void aKeyInTheAddressIsNoLogin() {
    given().get(STUDIES + "?key=" + secret("viewer")).then().statusCode(401);
    given().get(STUDIES + "?access_token=" + secret("viewer")).then().statusCode(401);
  }

  @Test
  void thePageLogsInWithACookieThatNoScriptReadsAndNoOtherSiteSends() {
    // Given
    Response wrong = logIn("nsk_wrong");

    // When
    Response answer = logIn(secret("approver"));

    // Then
    wrong.then().statusCode(400).body("field", equalTo("key"));
    answer
        .then()
        .statusCode(204)
        .header("Set-Cookie", containsString("HttpOnly"))
        .header("Set-Cookie", containsString("SameSite=Strict"))
        .header("Set-Cookie", not(containsString("Domain")));
    String cookie = answer.cookie("netspace_key");
    given()
        .cookie("netspace_key", cookie)
        .get("/api/v1/session")
        .then()
        .statusCode(200)
        .body("login", equalTo("approver"))
        .body("roles", hasItems("approver", "viewer"));
    given()
        .cookie("netspace_key", cookie)
        .header("Origin", "http://evil.example")
        .delete("/api/v1/session")
        .then()
        .statusCode(403);
    given()
        .cookie("netspace_key", cookie)
        .delete("/api/v1/session")
        .then()
        .statusCode(204)
        .header("Set-Cookie", containsString("Max-Age=0"));
  }

  @Test
  void aDecisionIsRecordedUnderTheLogin() {
    // Given
    StudyId study = new StudyId("login-1");
    log.deliver(StudyScenario.decisionsOnly(study));
    String path = STUDIES + "/" + study;
    await().until(() -> as("viewer").get(path).path("pending") != null);
    String undo = "/api/v1/refinements/" + study + ".r1/undo";

    // When
    Response other = json("approver", "{\"reviewer\":\"somebody else\"}").post(undo);
    Response own = json("approver", "{\"reason\":\"Wrong images.\"}").post(undo);

    // Then
    other.then().statusCode(400).body("field", equalTo("reviewer"));
    own.then().statusCode(200).body("decision.undone.reviewer", equalTo("approver"));
    assertThat(log.publishedJson())
        .anyMatch(
            json ->
                json.contains("\"reason\":\"Wrong images.\"")
                    && json.contains("\"by\":{\"login\":\"approver\",\"address\":\"127.0.0.1\"}"));
  }

  @Test
  void aStudyIsRecordedWithTheLoginThatRequestedIt() {
    // When
    as("operator")
        .contentType("application/yaml")
        .body(DOCUMENT.getBytes(StandardCharsets.UTF_8))
        .post(STUDIES)
        .then()
        .statusCode(201);

    // Then
    assertThat(log.publishedJson())
        .anyMatch(
            json ->
                json.contains("of-operator") && json.contains("\"by\":{\"login\":\"operator\""));
  }

  @Test
  void aLoginThatAsksTooOftenIsRefusedAndOthersAreNot() {
    // When
    Response last = as("busy").get("/api/v1/session");
    for (int i = 0; i < 1500 && last.statusCode() == 200; i++) {
      last = as("busy").get("/api/v1/session");
    }

    // Then
    last.then().statusCode(429).header("Retry-After", equalTo("1"));
    as("viewer").get("/api/v1/session").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/candidates/..%2f..%2fetc%2fpasswd/export",
        "/api/v1/candidates/../../../etc/passwd",
        "/page/..%2f..%2fapplication.properties",
        "/page/../../application.properties",
        "/..%2fkeys",
        "/keys"
      })
  void noPathLeadsOutOfWhatIsServed(String path) {
    given()
        .urlEncodingEnabled(false)
        .header("Authorization", "Bearer " + secret("all"))
        .get(path)
        .then()
        .statusCode(404);
  }

  private static ApiKeys keys() {
    ApiKeys keys = ApiKeys.NONE;
    for (Role role : Role.values()) {
      keys = keys.with(key(role.word(), EnumSet.of(role)));
    }
    return keys.with(key("all", EnumSet.allOf(Role.class)))
        .with(key("busy", EnumSet.of(Role.VIEWER)));
  }

  private static ApiKey key(String name, Set<Role> roles) {
    return new ApiKey(name, roles, ApiKey.hash(secret(name)), CREATED);
  }

  static String secret(String name) {
    return ApiKey.secret(Arrays.copyOf(name.getBytes(StandardCharsets.UTF_8), ApiKey.SECRET_BYTES));
  }

  private static void write(ApiKeys keys) {
    try {
      Files.createDirectories(KEYS.getParent());
      Files.writeString(KEYS, keys.text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RequestSpecification as(String name) {
    return given().header("Authorization", "Bearer " + secret(name));
  }

  private static RequestSpecification json(String name, String body) {
    return as(name).contentType("application/json").body(body);
  }

  private static Response logIn(String secret) {
    return given()
        .contentType("application/json")
        .body("{\"key\":\"" + secret + "\"}")
        .post("/api/v1/session");
  }

  private static RequestSpecification withToken(KeyPair issuer, Duration validity, String role) {
    Instant now = Instant.now();
    String token =
        Jwt.upn("grace")
            .subject("grace")
            .groups(role)
            .issuedAt(now.minus(Duration.ofMinutes(10)))
            .expiresAt(now.plus(validity))
            .sign(issuer.getPrivate());
    return given().header("Authorization", "Bearer " + token);
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
