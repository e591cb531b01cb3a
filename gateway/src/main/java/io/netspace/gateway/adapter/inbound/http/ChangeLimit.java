package io.netspace.gateway.adapter.inbound.http;

import io.netspace.gateway.GatewayConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/**
 * Limits the changes that are made at once, each of which waits for the log on a worker thread;
 * those beyond are refused at once, so that reading goes on whatever is asked for.
 */
@Singleton
public class ChangeLimit {
  private static final int AFTER_BODY = 7_000;

  private final Semaphore free;
  private final int limit;

  ChangeLimit(GatewayConfig config) {
    limit = config.concurrentChanges();
    free = new Semaphore(limit);
  }

  void register(@Observes Filters filters) {
    filters.register(this::limit, AFTER_BODY);
  }

  private void limit(RoutingContext context) {
    if (!context.request().method().equals(HttpMethod.POST)) {
      context.next();
    } else if (free.tryAcquire()) {
      context.addEndHandler(_ -> free.release());
      context.next();
    } else {
      new ProblemAnswer(
              503,
              "method",
              "method (POST) is refused while "
                  + limit
                  + " changes wait for the log; nothing was recorded, send it again later.")
          .send(context);
    }
  }
}
