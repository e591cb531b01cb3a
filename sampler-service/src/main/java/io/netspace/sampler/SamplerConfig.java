package io.netspace.sampler;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What can be set of the sampler. */
@ConfigMapping(prefix = "netspace.sampler")
public interface SamplerConfig {
  /** Candidates without an outcome over all open populations; 32. */
  @WithDefault("32")
  int maxOutstanding();

  /** Consecutive draws without a new network before a population is exhausted; 1,000,000. */
  @WithDefault("1000000")
  long maxDraws();

  /** Name of the sampler's own database; netspace_sampler. */
  @WithDefault("netspace_sampler")
  String database();

  /** Version that goes into the provenance of what it publishes; that of the build. */
  @WithDefault("${netspace.code-version}")
  String codeVersion();
}
