package io.netspace.gateway.adapter.inbound.http;

import io.netspace.gateway.GatewayConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Reads bodies whole before a resource is called, without occupying a thread: a client that sends
 * half a body delays nobody else, and is answered with 408 in the end.
 */
@Singleton
public class RequestBodyReader {
  /** Length of the longest body. */
  public static final int MAX_BYTES = 1 << 20;

  private static final int AFTER_REROUTING = 8_000;
  private final BodyHandler bodies = BodyHandler.create(false).setBodyLimit(MAX_BYTES);
  private final Vertx vertx;
  private final Duration limit;

  RequestBodyReader(Vertx vertx, GatewayConfig config) {
    this.vertx = vertx;
    this.limit = config.bodyTimeout();
  }

  void register(@Observes Filters filters) {
    filters.register(this::read, AFTER_REROUTING);
  }

  private void read(RoutingContext context) {
    if (!hasBody(context.request())) {
      // Where there is none, a resource would wait for it on a worker thread.
      context.setBody(Buffer.buffer());
      context.next();
      return;
    }
    long timer = vertx.setTimer(limit.toMillis(), _ -> expire(context));
    context.addEndHandler(_ -> vertx.cancelTimer(timer));
    bodies.handle(context);
  }

  /** A body that nobody reads would hold up the next request of its connection. */
  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return (length != null && !length.equals("0"))
        || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
  }

  private void expire(RoutingContext context) {
    if (!context.request().isEnded()) {
      new ProblemAnswer(
              408,
              "body",
              "body was not complete after " + limit.toSeconds() + " s; send it again.")
          .send(context);
    }
  }
}
