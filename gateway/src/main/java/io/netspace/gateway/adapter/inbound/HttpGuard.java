package io.netspace.gateway.adapter.inbound;

import io.netspace.gateway.GatewayConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks every request before it is routed. The Host header must be one of the configured names,
 * against DNS rebinding; requests that change something must not come from another origin, against
 * cross-site request forgery; and the body must not be too large.
 */
@Singleton
public class HttpGuard {
  private static final int FIRST = 10_000;
  private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\]]*\\]|[^:]*)(?::\\d{1,5})?");
  private static final Set<HttpMethod> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final List<String> hosts;

  HttpGuard(GatewayConfig config) {
    hosts = config.hosts().stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
  }

  void register(@Observes Filters filters) {
    filters.register(this::guard, FIRST);
  }

  private void guard(RoutingContext context) {
    Optional<Rejection> refusal = rejection(context.request());
    if (refusal.isPresent()) {
      refusal.get().respond(context);
    } else {
      context.next();
    }
  }

  private Optional<Rejection> rejection(HttpServerRequest request) {
    String host = request.getHeader(HttpHeaders.HOST);
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (host == null || !hosts.contains(nameOf(host))) {
      return Rejection.of(
          421, "Misdirected Request", "Host", "Host (" + host + ") is not a name of this gateway.");
    }
    if (origin != null && !READS.contains(request.method()) && !isHere(origin, host)) {
      return Rejection.of(
          403, "Forbidden", "Origin", "Origin (" + origin + ") may not change anything here.");
    }
    return tooLarge(request.getHeader(HttpHeaders.CONTENT_LENGTH));
  }

  private static Optional<Rejection> tooLarge(@Nullable String length) {
    return length != null && length.matches("\\d+") && exceeds(length)
        ? Rejection.of(
            413,
            "Request Entity Too Large",
            "body",
            "body (" + length + " bytes) must be at most " + RequestBodies.MAX_BYTES + " bytes.")
        : Optional.empty();
  }

  private static boolean exceeds(String length) {
    return length.length() > 12 || Long.parseLong(length) > RequestBodies.MAX_BYTES;
  }

  private static boolean isHere(String origin, String host) {
    return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
  }

  private static String nameOf(String authority) {
    Matcher matcher = AUTHORITY.matcher(authority.toLowerCase(Locale.ROOT));
    return matcher.matches() ? matcher.group(1) : "";
  }

  private record Rejection(int status, String title, String field, String detail) {
    static Optional<Rejection> of(int status, String title, String field, String detail) {
      return Optional.of(new Rejection(status, title, field, detail));
    }

    void respond(RoutingContext context) {
      JsonObject problem =
          new JsonObject()
              .put("status", status)
              .put("title", title)
              .put("detail", detail)
              .put("instance", context.normalizedPath())
              .put("field", field);
      context
          .response()
          .setStatusCode(status)
          .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
          .putHeader(HttpHeaders.CONNECTION, "close")
          .end(problem.encode());
    }
  }
}
