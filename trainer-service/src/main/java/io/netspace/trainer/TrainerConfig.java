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
  Optional<ByteSize> memory();

  /** Longest time between two steps of a training before it is taken for hung, by default 10m. */
  @WithDefault("10m")
  Duration stallLimit();

  /** Longest time that the images of a study may take to be read or drawn, by default 1h. */
  @WithDefault("1h")
  Duration readingLimit();

  /**
   * Directory of decoded images, shared by all trainers of a machine, by default {@code netspace}
   * in the user's cache directory.
   */
  @WithDefault("${XDG_CACHE_HOME:${user.home}/.cache}/netspace")
  Path cache();

  /** Bytes that the cache may take, by default 20G; what was not used for longest goes. */
  @WithDefault("20G")
  ByteSize cacheLimit();

  /** Where checkpoints and trained networks are kept. */
  Artifacts artifacts();

  /**
   * Candidates after which the process ends with exit code 75, between two of them, so that its
   * supervisor starts a fresh one; by default 0, never.
   */
  @WithDefault("0")
  int recycleAfter();

  /** Version in the provenance of what is published; by default the application's. */
  @WithDefault("${netspace.code-version}")
  String codeVersion();

  /** Checkpoints and trained networks. */
  interface Artifacts {
    /**
     * Directory that all trainers of a loop share, and the gateway reads; by default {@code
     * artifacts} in the working directory, which the launcher puts at its data directory.
     */
    @WithDefault("artifacts")
    Path directory();

    /** Networks of a study that are kept, its best, by default 5; 0 for none. */
    @WithDefault("5")
    int keep();

    /**
     * Bytes of the directory beyond which the oldest checkpoints go, and then nothing is written,
     * such as 800M, by default 10G.
     */
    @WithDefault("10G")
    ByteSize limit();
  }
}
