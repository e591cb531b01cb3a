package io.netspace.sampler;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The configuration of the sampler. */
@ConfigMapping(prefix = "netspace.sampler")
public interface SamplerConfig {
  /** Candidates without an outcome over all open populations that are not paused; 32. */
  @WithDefault("32")
  int maxOutstanding();

  /** Consecutive draws without a new network after which a population is exhausted; 500,000. */
  @WithDefault("500000")
  long maxDraws();

  /** Interval of the scan for candidates lost in the queue; 15 s. */
  @WithDefault("PT15S")
  Duration reapEvery();

  /** Name of the sampler's own database; netspace_sampler. */
  @WithDefault("netspace_sampler")
  String database();

  /** Version that goes into the provenance of what it publishes; that of the build. */
  @WithDefault("${netspace.code-version}")
  String codeVersion();
}
