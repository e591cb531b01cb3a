package io.netspace.lab.chaos;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Clients that send half a request, and clients that never read the events they ask for, as long as
 * a study runs: others must be answered all the time.
 */
final class SlowClients implements FaultInjector {
  private static final int HALF_SENT = 220;
  private static final int READERS = 100;
  private static final int RECEIVE_BUFFER = 1024;
  private static final int CONNECT_MILLIS = 5000;
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int OK = 200;
  private static final int MAX_NAMED = 3;

  private final List<String> unanswered = new ArrayList<>();
  private double slowestSeconds;
  private int questions;
  private int opened;

  @Override
  public void inject(ChaosRun run) throws InterruptedException {
    URI study = run.study();
    String events =
        "GET %s/events?tail=10000 HTTP/1.1\r\nHost: %s\r\n\r\n"
            .formatted(study.getPath(), study.getAuthority());
    String half =
        "POST /api/v1/studies HTTP/1.1\r\nHost: %s\r\nContent-Type: application/yaml\r\nContent-Length: 400\r\n\r\nname: half"
            .formatted(study.getAuthority());
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Connections readers = new Connections(study, events);
        Connections halves = new Connections(study, half)) {
      readers.open(READERS);
      halves.open(HALF_SENT);
      run.printLine(
          "%d requests are half sent, %d readers of events read nothing"
              .formatted(HALF_SENT, READERS));
      while (!run.isComplete()) {
        ask(http, study.resolve("/q/health/ready"));
        ask(http, study);
        halves.replaceAnswered();
        run.pause(PAUSE);
      }
      opened = readers.opened + halves.opened;
    }
  }

  private void ask(HttpClient http, URI address) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(ANSWER_LIMIT).build();
    long begin = System.nanoTime();
    questions++;
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != OK) {
        unanswered.add("%s was answered with %d.".formatted(address, status));
      }
    } catch (IOException e) {
      unanswered.add("%s had no answer after %d s.".formatted(address, ANSWER_LIMIT.toSeconds()));
    }
    slowestSeconds = Math.max(slowestSeconds, (System.nanoTime() - begin) / 1e9);
  }

  /** Connections that send the same bytes and read nothing. */
  private static final class Connections implements AutoCloseable {
    private final InetSocketAddress server;
    private final byte[] bytes;
    private final List<Socket> sockets = new ArrayList<>();
    private int opened;

    Connections(URI server, String text) {
      this.server = new InetSocketAddress(server.getHost(), server.getPort());
      this.bytes = text.getBytes(StandardCharsets.US_ASCII);
    }

    void open(int count) {
      for (int i = 0; i < count; i++) {
        sockets.add(open());
      }
    }

    private Socket open() {
      Socket socket = new Socket();
      try {
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        socket.connect(server, CONNECT_MILLIS);
        socket.getOutputStream().write(bytes);
        opened++;
      } catch (IOException _) {
        // A server may refuse such a client; it comes again.
        close(socket);
      }
      return socket;
    }

    /** Opens a new connection for each that has been answered or closed. */
    void replaceAnswered() {
      sockets.replaceAll(
          socket -> {
            if (isOpen(socket)) {
              return socket;
            }
            close(socket);
            return open();
          });
    }

    private static boolean isOpen(Socket socket) {
      try {
        return !socket.isClosed() && socket.getInputStream().available() == 0;
      } catch (IOException _) {
        return false;
      }
    }

    private static void close(Socket socket) {
      try {
        socket.close();
      } catch (IOException _) {
        // It is closed all the same.
      }
    }

    @Override
    public void close() {
      sockets.forEach(Connections::close);
    }
  }

  @Override
  public List<String> violations(ChaosRun run) {
    return opened < HALF_SENT + READERS
        ? List.of("Only %d of the slow clients could connect.".formatted(opened))
        : unanswered.stream().limit(MAX_NAMED).toList();
  }

  @Override
  public String description() {
    return String.format(
        Locale.ROOT,
        "%d half-sent requests and readers of events that read nothing; %d questions of others, the slowest answered after %.2f s",
        opened,
        questions,
        slowestSeconds);
  }
}
