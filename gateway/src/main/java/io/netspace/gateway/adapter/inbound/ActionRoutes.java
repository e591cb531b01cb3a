package io.netspace.gateway.adapter.inbound;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reroutes {@code POST studies/{id}:pause} to {@code studies/{id}/pause}, since JAX-RS paths cannot
 * have a literal after a parameter.
 */
@Singleton
public class ActionRoutes {
  private static final int AFTER_GUARD = 9_000;
  private static final Pattern ACTION =
      Pattern.compile(Api.STUDIES + "/([^/:%]+)(?::|%3[Aa])(pause|resume|cancel)");

  void route(@Observes Filters filters) {
    filters.register(ActionRoutes::route, AFTER_GUARD);
  }

  private static void route(RoutingContext context) {
    Matcher matcher = ACTION.matcher(context.normalizedPath());
    if (context.request().method().equals(HttpMethod.POST) && matcher.matches()) {
      context.reroute(Api.STUDIES + "/" + matcher.group(1) + "/" + matcher.group(2));
    } else {
      context.next();
    }
  }
}
