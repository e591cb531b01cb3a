package io.netspace.local.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.netspace.gateway.domain.study.StudyState;
import io.netspace.local.client.GatewayClient;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.common.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StudyWatcherIT {
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;
  private GatewayClient client;
  private StudyWatcher watch;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    client = new GatewayClient(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    watch = new StudyWatcher(client, new Terminal(out, true, 80));
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void anUnreachableGatewayIsRetried() throws InterruptedException {
    // Given
    server.createContext(
        "/",
        exchange -> {
          boolean back = asked.incrementAndGet() > 2;
          answer(exchange, back ? 200 : 503, back ? StudyViewFixture.CONCLUDED : "{}");
        });
    // When
    JsonNode study = watch.awaitState("demo-1", view -> view.state() == StudyState.CONCLUDED);
    // Then
    assertThat(study.path("state").asText()).isEqualTo("CONCLUDED");
    assertThat(asked).hasValue(3);
  }

  @Test
  void anUnknownStudyIsNotRetried() {
    // Given
    server.createContext("/", exchange -> answer(exchange, 404, "{\"detail\": \"no study\"}"));
    // When / Then
    assertThatThrownBy(() -> watch.awaitState("demo-1", _ -> true))
        .isInstanceOfSatisfying(
            CommandException.class,
            refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage("no study");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
