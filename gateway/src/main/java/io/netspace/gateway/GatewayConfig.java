package io.netspace.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The gateway's settings. */
@ConfigMapping(prefix = "netspace.gateway")
public interface GatewayConfig {
  /** Database of the read model; no default. */
  String database();

  /** Version that every event's provenance carries; no default. */
  String codeVersion();

  /** Latest events of each study that the live stream keeps, default 4000. */
  @WithDefault("4000")
  int keptEvents();

  /** Time between two heartbeats of the live stream, default 15 s. */
  @WithDefault("15s")
  Duration heartbeat();

  /**
   * Directory in which trainers store networks, only read; by default {@code artifacts} in the
   * working directory, which the launcher sets to its data directory.
   */
  @WithDefault("artifacts")
  Path artifacts();

  /** Host names, without port, that requests may use; default loopback only. */
  @WithDefault("localhost,127.0.0.1,[::1]")
  List<String> hosts();

  /** Time in which the body of a request must arrive, default 10 s. */
  @WithDefault("10s")
  Duration bodyTimeout();

  /** Requests that change something and are handled at once, default 16; others get 503. */
  @WithDefault("16")
  int concurrentChanges();

  /**
   * Folders, full paths with commas, below which studies may name data sets; by default the home
   * and working directory of this process and the usual places of data.
   */
  @WithDefault("${user.home},${user.dir},${java.io.tmpdir},/data,/datasets,/media,/mnt,/srv")
  List<Path> dataSetRoots();

  /** The address that the gateway binds to, {@code quarkus.http.host}. */
  @WithDefault("${quarkus.http.host}")
  String address();

  /** Whether OpenID Connect is configured, {@code quarkus.oidc.tenant-enabled}. */
  @WithDefault("${quarkus.oidc.tenant-enabled}")
  boolean openIdConnect();

  /**
   * Whether requests need a login also on a loopback address, as behind a proxy on this machine;
   * default no. On every other address they always do.
   */
  @WithDefault("false")
  boolean requireLogin();

  /**
   * File of the API keys, by default {@code keys} in the working directory, which the launcher sets
   * to its data directory.
   */
  @WithDefault("keys")
  Path keys();

  /** Requests that each login may make in a minute, default 3000; others get 429. */
  @WithDefault("3000")
  int requestsPerMinute();
}
