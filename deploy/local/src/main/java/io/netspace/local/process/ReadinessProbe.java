package io.netspace.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a process whether it is ready. */
@FunctionalInterface
interface ReadinessProbe {
  Duration LIMIT = Duration.ofSeconds(5);

  /** Whether it is, as far as can be known within a few seconds. */
  boolean isReady(HttpClient http) throws InterruptedException;

  /** A server that accepts connections on a port of the loopback address. */
  static ReadinessProbe acceptsConnections(int port) {
    return _ -> {
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) LIMIT.toMillis());
        return true;
      } catch (IOException _) {
        return false;
      }
    };
  }

  /** A service that says so itself. */
  static ReadinessProbe healthy(URI service) {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve("/q/health/ready")).timeout(LIMIT).build();
    return http -> {
      try {
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
      } catch (IOException _) {
        return false;
      }
    };
  }
}
