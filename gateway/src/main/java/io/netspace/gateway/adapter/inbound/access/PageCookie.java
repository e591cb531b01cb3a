package io.netspace.gateway.adapter.inbound.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;

/**
 * The cookie of the page, which holds its API key: no script reads it, and no other site sends it.
 */
@Singleton
public class PageCookie {
  private static final int SECONDS = 12 * 60 * 60;

  private final Instance<RoutingContext> requests;
  private final KeyFile keys;

  PageCookie(Instance<RoutingContext> requests, KeyFile keys) {
    this.requests = requests;
    this.keys = keys;
  }

  /** Whether a key is one of the key file. */
  public boolean isValid(String key) {
    return keys.find(key).isPresent();
  }

  /** A cookie with a key. */
  public NewCookie of(String key) {
    return cookie(key, SECONDS);
  }

  /** A cookie that removes the key. */
  public NewCookie expired() {
    return cookie("", 0);
  }

  private NewCookie cookie(String value, int seconds) {
    return new NewCookie.Builder(ApiKeyMechanism.COOKIE)
        .value(value)
        .path("/")
        .maxAge(seconds)
        .httpOnly(true)
        .secure(requests.get().request().isSSL())
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }
}
