package io.netspace.trainer;

import io.netspace.trainer.domain.Device;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of a trainer process. */
@ConfigMapping(prefix = "netspace.trainer")
public interface TrainerConfig {
  /** Name in outcomes and logs; by default host and process id. */
  Optional<String> name();

  /** Candidates trained at the same time in this process, by default 1. */
  @WithDefault("1")
  int workers();

  /**
   * Device to train on, cpu or cuda; by default the one that this trainer was built for. No other
   * is used.
   */
  Optional<Device> device();

  /**
   * Failed attempts at one candidate before it is abandoned, by default 5. Must be below the
   * group's {@code share.delivery.count.limit}, or the broker gives up first.
   */
  @WithDefault("5")
  int attemptLimit();

  /**
   * Bytes that one training may take, such as 1.5G; by default nine tenths of the memory of the
   * machine or container without this process's heap, divided by the number of workers. Set it
   * where several trainers share a machine.
   */
  Optional<ByteSize> memory();

  /**
   * Longest time between two steps of a training before it is considered stalled, by default 10m.
   */
  @WithDefault("10m")
  Duration stallLimit();

  /** Longest time for reading or generating the images of a study, by default 1h. */
  @WithDefault("1h")
  Duration readingLimit();

  /**
   * Directory of decoded images, shared by all trainers of a machine, by default {@code netspace}
   * in the user's cache directory.
   */
  @WithDefault("${XDG_CACHE_HOME:${user.home}/.cache}/netspace")
  Path cache();

  /**
   * Size limit of the cache in bytes, by default 20G; the least recently used files are removed.
   */
  @WithDefault("20G")
  ByteSize cacheLimit();

  /** Storage of checkpoints and trained networks. */
  Artifacts artifacts();

  /**
   * Candidates after which the process ends with exit code 75, after completing the last one, so
   * that its supervisor starts a new one; by default 0, never.
   */
  @WithDefault("0")
  int recycleAfter();

  /** Version in the provenance of published events; by default the application's. */
  @WithDefault("${netspace.code-version}")
  String codeVersion();

  /** Checkpoints and trained networks. */
  interface Artifacts {
    /**
     * Directory that all trainers of a loop share and the gateway reads; by default {@code
     * artifacts} in the working directory; the launcher sets it to its data directory.
     */
    @WithDefault("artifacts")
    Path directory();

    /** Number of a study's best networks that are saved, by default 5; 0 for none. */
    @WithDefault("5")
    int keep();

    /**
     * Size limit of the directory in bytes, such as 800M, by default 10G. Above it the oldest
     * checkpoints are removed; if that does not suffice, nothing is written.
     */
    @WithDefault("10G")
    ByteSize limit();
  }
}
