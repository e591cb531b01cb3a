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

/** A check whether a process is ready. */
@FunctionalInterface
interface ReadinessProbe {
  Duration LIMIT = Duration.ofSeconds(5);

  /** Whether it is ready; returns within a few seconds. */
  boolean isReady(HttpClient http) throws InterruptedException;

  /** Ready when a port of the loopback address accepts connections. */
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

  /** Ready when the service's health endpoint reports it. */
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
