package io.netspace.analyzer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Configuration of the analyzer. */
@ConfigMapping(prefix = "netspace.analyzer")
public interface AnalyzerConfig {
  /** Name of the analyzer's own database; netspace_analyzer. */
  @WithDefault("netspace_analyzer")
  String database();

  /** Version that goes into the provenance of what it publishes; that of the build. */
  @WithDefault("${netspace.code-version}")
  String codeVersion();
}
