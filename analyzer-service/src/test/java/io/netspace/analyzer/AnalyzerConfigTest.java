package io.netspace.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AnalyzerConfigTest {
  @Test
  void defaultsArePinned() throws IOException {
    AnalyzerConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withSources(
                new PropertiesConfigSource(
                    AnalyzerConfig.class.getResource("/application.properties")))
            .withDefaultValue("quarkus.application.version", "1.2.3")
            .withMapping(AnalyzerConfig.class)
            .build()
            .getConfigMapping(AnalyzerConfig.class);

    assertThat(config.database()).isEqualTo("netspace_analyzer");
    assertThat(config.codeVersion()).isEqualTo("1.2.3");
  }
}
