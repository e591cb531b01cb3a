package io.netspace.gateway.adapter.inbound.http;

import io.netspace.model.common.Excerpt;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * The answer to a request that reaches no resource, as problem+json. The connection is closed after
 * it, since the body may be unread.
 *
 * @param field at fault
 */
record ProblemAnswer(int status, String field, String detail) {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVICE_UNAVAILABLE = 503;

  /** The answer where nothing more is known than the status. */
  static ProblemAnswer of(int status) {
    return new ProblemAnswer(status, ProblemFields.of(status), ProblemFields.detail(status));
  }

  void send(RoutingContext context) {
    HttpServerResponse response = context.response();
    if (response.ended()) {
      return;
    }
    if (status == TOO_MANY_REQUESTS || status == SERVICE_UNAVAILABLE) {
      response.putHeader(HttpHeaders.RETRY_AFTER, "1");
    }
    JsonObject problem =
        new JsonObject()
            .put("status", status)
            .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
            .put("detail", detail)
            .put("instance", Excerpt.of(String.valueOf(context.request().path())))
            .put("field", field);
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
        .putHeader(HttpHeaders.CONNECTION, "close")
        .end(problem.encode())
        .onComplete(_ -> context.request().connection().close());
  }
}
