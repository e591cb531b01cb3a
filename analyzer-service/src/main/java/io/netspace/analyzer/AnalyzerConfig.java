package io.netspace.analyzer;

import io.smallrye.config.ConfigMapping;

/** The analyzer's configuration. */
@ConfigMapping(prefix = "netspace.analyzer")
public interface AnalyzerConfig {
  /** Version written into the provenance of every event; the application's own by default. */
  String codeVersion();

  /** Name of the analyzer's database; default {@code netspace_analyzer}. */
  String database();
}
