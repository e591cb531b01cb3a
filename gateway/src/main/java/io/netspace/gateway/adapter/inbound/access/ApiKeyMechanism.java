package io.netspace.gateway.adapter.inbound.access;

import io.netspace.gateway.domain.access.ApiKey;
import io.netspace.gateway.domain.access.Role;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Logs requests in by an API key, in the header {@code Authorization} as Bearer token or in the
 * cookie of the page. Other Bearer tokens are left to OpenID Connect. A request without a login has
 * all roles where none is needed.
 */
@ApplicationScoped
public class ApiKeyMechanism implements HttpAuthenticationMechanism {
  static final String COOKIE = "netspace_key";

  /** Attribute of the identity of requests that have not logged in. */
  static final String WITHOUT_LOGIN = "netspace.without-login";

  private static final int BEFORE_OPEN_ID_CONNECT = 100;
  private static final String BEARER = "Bearer ";
  private static final int UNAUTHORIZED = 401;

  private final KeyFile keys;
  private final Access access;

  ApiKeyMechanism(KeyFile keys, Access access) {
    this.keys = keys;
    this.access = access;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    HttpServerRequest request = context.request();
    Optional<String> secret = secret(request);
    if (secret.isPresent()) {
      return keys.find(secret.get())
          .map(key -> Uni.createFrom().item(identity(key)))
          .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
    }
    boolean isOpen = !access.needsLogin() && !request.headers().contains(HttpHeaders.AUTHORIZATION);
    return isOpen ? Uni.createFrom().item(withoutLogin()) : Uni.createFrom().nullItem();
  }

  private static Optional<String> secret(HttpServerRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header != null) {
      return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
              && header.startsWith(ApiKey.PREFIX, BEARER.length())
          ? Optional.of(header.substring(BEARER.length()).strip())
          : Optional.empty();
    }
    return Optional.ofNullable(request.getCookie(COOKIE)).map(Cookie::getValue);
  }

  private static SecurityIdentity identity(ApiKey key) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(key.name()))
        .addRoles(key.roles().stream().map(Role::word).collect(Collectors.toSet()))
        .addRole(Roles.VIEWER)
        .build();
  }

  private static SecurityIdentity withoutLogin() {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal("local"))
        .addRoles(Arrays.stream(Role.values()).map(Role::word).collect(Collectors.toSet()))
        .addAttribute(WITHOUT_LOGIN, true)
        .build();
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom().item(new ChallengeData(UNAUTHORIZED, "WWW-Authenticate", "Bearer"));
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of();
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
    return Uni.createFrom()
        .item(new HttpCredentialTransport(HttpCredentialTransport.Type.COOKIE, COOKIE));
  }

  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY + BEFORE_OPEN_ID_CONNECT;
  }
}
