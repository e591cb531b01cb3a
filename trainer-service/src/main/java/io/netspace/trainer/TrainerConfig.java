package io.netspace.trainer;

import io.netspace.trainer.domain.Device;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of a trainer process. */
@ConfigMapping(prefix = "netspace.trainer")
public interface TrainerConfig {
  /** Name in outcomes and logs; by default made of host and process id. */
  Optional<String> name();

  /** Candidates trained at the same time in this process, by default 1. */
  @WithDefault("1")
  int workers();

  /** What to train on, cpu or cuda, by default what this trainer was built for; never another. */
  Optional<Device> device();

  /**
   * Attempts at one candidate that may end badly before it is abandoned, by default 5. Must stay
   * below the group's {@code share.delivery.count.limit}, or the broker gives up first.
   */
  @WithDefault("5")
  int attemptLimit();

  /**
   * Bytes that one training may take, such as 1.5G; by default nine tenths of the memory of the
   * machine or container without this process's heap, shared among the workers. Set it where
   * several trainers share a machine.
   */
  Optional<Bytes> memory();

  /** Longest time between two steps of a training before it is taken for hung, by default 10m. */
  @WithDefault("10m")
  Duration stallLimit();

  /** Longest time that the images of a study may take to be read or drawn, by default 1h. */
  @WithDefault("1h")
  Duration readingLimit();

  /** Version in the provenance of what is published; by default the application's. */
  @WithDefault("${netspace.code-version}")
  String codeVersion();
}
