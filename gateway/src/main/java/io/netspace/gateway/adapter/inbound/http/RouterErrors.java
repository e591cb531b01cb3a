package io.netspace.gateway.adapter.inbound.http;

import io.vertx.core.VertxException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests that reach no resource with problem+json: malformed URIs, unknown paths, bodies
 * that are too long. Failures of a client that has left need no answer.
 */
@Singleton
public class RouterErrors {
  /** What the router answers where no route matches, which calls no failure handler. */
  private static final List<Integer> NOT_ROUTED = List.of(400, 404, 405, 406, 415);

  private static final int FIRST_CLIENT_ERROR = 400;
  private static final int FIRST_SERVER_ERROR = 500;

  void register(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).failureHandler(RouterErrors::handle);
    NOT_ROUTED.forEach(status -> router.errorHandler(status, RouterErrors::handle));
  }

  private static void handle(RoutingContext context) {
    int status = context.statusCode();
    if (context.response().closed() || context.response().ended()) {
      return;
    }
    if (isOfRouter(context.failure())
        && status >= FIRST_CLIENT_ERROR
        && status < FIRST_SERVER_ERROR) {
      answer(context, status);
    } else {
      context.next();
    }
  }

  private static boolean isOfRouter(@Nullable Throwable failure) {
    return failure == null
        || failure instanceof VertxException
        || failure instanceof HttpException
        || failure instanceof IllegalArgumentException;
  }

  private static void answer(RoutingContext context, int status) {
    boolean hasNoHost = status == FIRST_CLIENT_ERROR && context.request().authority() == null;
    ProblemAnswer problem =
        hasNoHost
            ? new ProblemAnswer(status, "Host", "Host is missing; send the name of this gateway.")
            : ProblemAnswer.of(status);
    problem.send(context);
  }
}
