package io.netspace.gateway.adapter.inbound.access;

import io.netspace.gateway.application.Problem;
import io.netspace.messaging.event.Requester;
import io.netspace.model.common.Excerpt;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Who makes the current request. */
@Singleton
public class Requesters {
  private final Instance<RoutingContext> requests;
  private final CurrentIdentityAssociation identities;

  Requesters(Instance<RoutingContext> requests, CurrentIdentityAssociation identities) {
    this.requests = requests;
    this.identities = identities;
  }

  /** The login of the current request and where it comes from. */
  public Requester current() {
    SocketAddress address = requests.get().request().remoteAddress();
    return new Requester(login(), address == null ? "unknown" : address.hostAddress());
  }

  /** The name of the current login, null without one. */
  public @Nullable String login() {
    SecurityIdentity identity = identities.getIdentity();
    return identity.isAnonymous() || identity.getAttribute(ApiKeyMechanism.WITHOUT_LOGIN) != null
        ? null
        : identity.getPrincipal().getName();
  }

  /**
   * The name to record a decision under: that of the login, or without one what the request states.
   *
   * @throws Problem when the request states another name than that of its login
   */
  public String reviewer(@Nullable String stated, String absent) {
    String login = login();
    if (login == null) {
      return stated == null ? absent : stated;
    }
    if (stated != null && !stated.equals(login)) {
      throw Problem.invalid(
          "reviewer",
          "reviewer ("
              + Excerpt.of(stated)
              + ") must be left out: the decision is recorded under your login, "
              + login
              + ".");
    }
    return login;
  }
}
