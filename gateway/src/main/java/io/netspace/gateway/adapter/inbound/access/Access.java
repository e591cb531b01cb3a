package io.netspace.gateway.adapter.inbound.access;

import io.netspace.gateway.GatewayConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jboss.logging.Logger;

/**
 * Whether requests need a login: on a loopback address they do not, unless the settings say so; on
 * every other address they do, and the gateway does not start where nobody could log in.
 */
@Singleton
public class Access {
  private static final Logger LOGGER = Logger.getLogger(Access.class);

  private final GatewayConfig config;
  private final KeyFile keys;
  private final boolean needsLogin;

  Access(GatewayConfig config, KeyFile keys) {
    this.config = config;
    this.keys = keys;
    this.needsLogin = config.requireLogin() || !isLoopback(config.address());
  }

  /** Whether a request without a login is refused. */
  public boolean needsLogin() {
    return needsLogin;
  }

  void check(@Observes StartupEvent start) {
    requirePossible(
        config.address(), needsLogin, !keys.current().isEmpty(), config.openIdConnect());
    if (needsLogin) {
      LOGGER.infof("Requests need a login: address=%s", config.address());
    }
  }

  /**
   * Requires that somebody can log in where a login is needed.
   *
   * @throws IllegalStateException otherwise
   */
  static void requirePossible(
      String address, boolean needsLogin, boolean hasKeys, boolean hasOpenIdConnect) {
    if (needsLogin && !hasKeys && !hasOpenIdConnect) {
      throw new IllegalStateException(
          "quarkus.http.host ("
              + address
              + ") needs a login, and there is none: add an API key with ./netspace keys add and"
              + " name its file in netspace.gateway.keys, or configure OpenID Connect with"
              + " quarkus.oidc.tenant-enabled and quarkus.oidc.auth-server-url; or bind to"
              + " 127.0.0.1.");
    }
  }

  /** Whether an address is of this machine only; a name that is not known is not. */
  static boolean isLoopback(String address) {
    try {
      for (InetAddress each : InetAddress.getAllByName(address)) {
        if (!each.isLoopbackAddress()) {
          return false;
        }
      }
      return !address.isBlank();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
