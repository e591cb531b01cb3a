package io.netspace.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.gateway.application.view.ArtifactsView;
import io.netspace.gateway.application.view.CandidateRow;
import io.netspace.gateway.application.view.KeptView;
import io.netspace.gateway.application.view.StudyRow;
import io.netspace.model.training.ModelFormat;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A client of the gateway's HTTP API. Errors of the gateway become {@link CommandException}s with
 * its problem detail.
 */
public final class GatewayClient implements AutoCloseable {
  private static final String STUDIES = "/api/v1/studies";
  private static final String REFINEMENTS = "/api/v1/refinements";
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
  private static final int MAX_STUDIES = 500;
  private static final int MAX_CANDIDATES = 500;
  private static final int FIRST_ERROR = 400;
  private static final int CONFLICT = 409;
  private static final int FIRST_SERVER_ERROR = 500;

  private final URI address;
  private final @Nullable String key;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();

  /**
   * @param gateway its address, such as {@code http://127.0.0.1:8080}
   */
  public GatewayClient(URI gateway) {
    this(gateway, null);
  }

  /**
   * As {@link #GatewayClient(URI)}, where a login is needed.
   *
   * @param key API key, or token of OpenID Connect; null for none
   */
  public GatewayClient(URI gateway, @Nullable String key) {
    this.address = gateway;
    this.key = key;
  }

  /** A client with the key of the variable {@code NETSPACE_KEY}, if there is one. */
  public static GatewayClient ofThisUser(URI gateway) {
    return new GatewayClient(gateway, System.getenv("NETSPACE_KEY"));
  }

  /** Whether its requests carry a login, whose name is that of every decision. */
  public boolean hasLogin() {
    return key != null;
  }

  /** Its address, which is also that of its page. */
  public URI address() {
    return address;
  }

  /** Whether a gateway responds there. */
  public boolean isReachable() {
    try {
      return http.send(
                  request("/q/health/live").GET().build(), HttpResponse.BodyHandlers.discarding())
              .statusCode()
          < FIRST_ERROR;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Submits a study document.
   *
   * @param idempotencyKey null for the study of this document, which may exist already
   * @return the study's current state
   */
  public JsonNode submit(JsonNode document, @Nullable String idempotencyKey) {
    HttpRequest.Builder request = post(STUDIES, document);
    if (idempotencyKey != null) {
      request.header("Idempotency-Key", idempotencyKey);
    }
    return send(request);
  }

  /** The latest studies, newest first. */
  public List<StudyRow> studies() {
    return items(send(request(STUDIES + "?limit=" + MAX_STUDIES).GET())).stream()
        .map(item -> GatewayJson.read(StudyRow.class, item))
        .toList();
  }

  /** One study in full. */
  public JsonNode study(String id) {
    return send(request(STUDIES + "/" + encoded(id)).GET());
  }

  /**
   * Pauses, resumes or cancels a study.
   *
   * @param verb as in the path
   */
  public void postAction(String id, String verb) {
    send(post(STUDIES + "/" + encoded(id) + ":" + verb, JsonNodeFactory.instance.objectNode()));
  }

  /** The refinements of a study. */
  public List<JsonNode> refinements(String studyId) {
    return items(send(request(STUDIES + "/" + encoded(studyId) + "/refinements").GET()));
  }

  /**
   * Reviews a refinement.
   *
   * @param review approve or reject
   * @param reviewer name of the reviewer, null for that of the login
   */
  public void review(
      String refinementId, String review, @Nullable String reviewer, @Nullable String reason) {
    ObjectNode body = decision(reviewer, reason).put("review", review);
    send(post(REFINEMENTS + "/" + encoded(refinementId) + "/review", body));
  }

  /**
   * Undoes an accepted refinement.
   *
   * @param reviewer name of the reviewer, null for that of the login
   */
  public void undo(String refinementId, @Nullable String reviewer, @Nullable String reason) {
    send(post(REFINEMENTS + "/" + encoded(refinementId) + "/undo", decision(reviewer, reason)));
  }

  private static ObjectNode decision(@Nullable String reviewer, @Nullable String reason) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (reviewer != null) {
      body.put("reviewer", reviewer);
    }
    if (reason != null) {
      body.put("reason", reason);
    }
    return body;
  }

  /** Passes on the candidates of a study in the order of revision and index, page by page. */
  public void forEachCandidate(String studyId, Consumer<CandidateRow> action) {
    String first = STUDIES + "/" + encoded(studyId) + "/candidates?limit=" + MAX_CANDIDATES;
    String next = "";
    do {
      String cursor = next.isEmpty() ? "" : "&cursor=" + encoded(next);
      JsonNode page = send(request(first + cursor).GET());
      items(page).forEach(item -> action.accept(GatewayJson.read(CandidateRow.class, item)));
      next = page.path("next").asText("");
    } while (!next.isEmpty());
  }

  /** One candidate in full. */
  public JsonNode candidate(String id) {
    return send(request("/api/v1/candidates/" + encoded(id)).GET());
  }

  /** The stored trained networks of a study, best first. */
  public List<KeptView> networks(String studyId) {
    return items(send(request(STUDIES + "/" + encoded(studyId) + "/networks").GET())).stream()
        .map(item -> GatewayJson.read(KeptView.class, item))
        .toList();
  }

  /** Totals of the artifacts that trainers store. */
  public ArtifactsView artifacts() {
    return GatewayJson.read(ArtifactsView.class, send(request("/api/v1/artifacts").GET()));
  }

  /** Writes a trained network to a file, atomically. */
  public void downloadNetwork(String candidateId, ModelFormat form, Path file) {
    String path =
        "/api/v1/candidates/%s/export?format=%s"
            .formatted(encoded(candidateId), form.name().toLowerCase(Locale.ROOT));
    open(authorized(path), body -> write(body, file));
  }

  /** Writes the proof of a study to a file, atomically. */
  public void downloadProof(String studyId, Path file) {
    open(request(STUDIES + "/" + encoded(studyId) + "/proof"), body -> write(body, file));
  }

  private static Path write(InputStream body, Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.copy(body, part, StandardCopyOption.REPLACE_EXISTING);
      return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileSystemException e) {
      throw CommandException.failed(
          "File %s cannot be written; choose another with -o.".formatted(file), e);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Its metrics in Prometheus' text format. */
  public String metrics() {
    return text(authorized("/q/metrics").header("Accept", "text/plain"));
  }

  @Override
  public void close() {
    http.close();
  }

  private HttpRequest.Builder request(String path) {
    return authorized(path).header("Accept", "application/json, application/problem+json");
  }

  private HttpRequest.Builder authorized(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path)).timeout(ANSWER_LIMIT);
    return key == null ? request : request.header("Authorization", "Bearer " + key);
  }

  private HttpRequest.Builder post(String path, JsonNode body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(Json.toLine(body)));
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      return Json.parse(text(request));
    } catch (JsonProcessingException e) {
      throw CommandException.failed(
          "What answers at %s is not a netspace gateway; check --url.".formatted(address), e);
    }
  }

  private String text(HttpRequest.Builder request) {
    return open(request, GatewayClient::textOf);
  }

  private static String textOf(InputStream body) throws IOException {
    return new String(body.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Sends a request and reads the response, unless it is an error. */
  private <T> T open(HttpRequest.Builder request, ResponseReader<T> reading) {
    try {
      HttpResponse<InputStream> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() >= FIRST_ERROR) {
          throw errorFor(response.statusCode(), textOf(body));
        }
        return reading.read(body);
      }
    } catch (IOException e) {
      throw CommandException.failed(
          "The gateway at %s does not answer; check that it runs (./netspace up), or --url."
              .formatted(address),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.failed("Interrupted.", e);
    }
  }

  @FunctionalInterface
  private interface ResponseReader<T> {
    T read(InputStream body) throws IOException;
  }

  private CommandException errorFor(int status, String body) {
    String sentence = errorMessage(status, body);
    boolean usage = status < FIRST_SERVER_ERROR && status != CONFLICT;
    return usage ? CommandException.usage(sentence) : CommandException.failed(sentence);
  }

  private String errorMessage(int status, String body) {
    String unexplained = "The gateway at %s answered %d.".formatted(address, status);
    try {
      JsonNode problem = Json.parse(body);
      return problem.path("detail").asText(problem.path("title").asText(unexplained));
    } catch (JsonProcessingException _) {
      return unexplained;
    }
  }

  private static List<JsonNode> items(JsonNode page) {
    JsonNode list = page.isArray() ? page : page.path("items");
    return StreamSupport.stream(list.spliterator(), false).toList();
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
