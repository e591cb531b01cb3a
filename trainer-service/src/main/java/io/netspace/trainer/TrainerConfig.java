package io.netspace.trainer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Settings of a trainer process. */
@ConfigMapping(prefix = "netspace.trainer")
public interface TrainerConfig {
  /** Name in outcomes and logs; by default made of host and process id. */
  Optional<String> name();

  /** Candidates trained at the same time in this process, by default 1. */
  @WithDefault("1")
  int workers();

  /**
   * Deliveries of one candidate that are trained before it is abandoned, by default 5. Must stay
   * below the group's {@code share.delivery.count.limit}, or the broker gives up first.
   */
  @WithDefault("5")
  int attemptLimit();

  /** Version in the provenance of what is published; by default the application's. */
  @WithDefault("${netspace.code-version}")
  String codeVersion();
}
