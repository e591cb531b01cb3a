package io.netspace.gateway.adapter.inbound.http;

import io.netspace.gateway.GatewayConfig;
import io.netspace.model.common.Excerpt;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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

  /** Where metrics find the template of the path, which resources replace by theirs. */
  private static final String METRICS_PATH = "UrlPathTemplate";

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
    Objects.requireNonNull(Vertx.currentContext()).putLocal(METRICS_PATH, "/other");
    Optional<ProblemAnswer> refusal = rejection(context.request());
    if (refusal.isPresent()) {
      refusal.get().send(context);
    } else {
      context.next();
    }
  }

  private Optional<ProblemAnswer> rejection(HttpServerRequest request) {
    String host = request.getHeader(HttpHeaders.HOST);
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (host == null || !hosts.contains(nameOf(host))) {
      return rejection(
          421,
          "Host",
          "Host (" + host(host) + ") is not a name of this gateway; see netspace.gateway.hosts.");
    }
    if (origin != null && !READS.contains(request.method()) && !isHere(origin, host)) {
      return rejection(
          403, "Origin", "Origin (" + Excerpt.of(origin) + ") may not change anything here.");
    }
    return tooLarge(request.getHeader(HttpHeaders.CONTENT_LENGTH));
  }

  private static Optional<ProblemAnswer> tooLarge(@Nullable String length) {
    return length != null && length.matches("\\d+") && exceeds(length)
        ? rejection(
            413,
            "body",
            "body ("
                + Excerpt.of(length)
                + " bytes) must be at most "
                + RequestBodyReader.MAX_BYTES
                + " bytes.")
        : Optional.empty();
  }

  private static Optional<ProblemAnswer> rejection(int status, String field, String detail) {
    return Optional.of(new ProblemAnswer(status, field, detail));
  }

  private static String host(@Nullable String host) {
    return host == null ? "absent" : Excerpt.of(host);
  }

  private static boolean exceeds(String length) {
    return length.length() > 12 || Long.parseLong(length) > RequestBodyReader.MAX_BYTES;
  }

  private static boolean isHere(String origin, String host) {
    return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
  }

  private static String nameOf(String authority) {
    Matcher matcher = AUTHORITY.matcher(authority.toLowerCase(Locale.ROOT));
    return matcher.matches() ? matcher.group(1) : "";
  }
}
