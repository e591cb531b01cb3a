package io.netspace.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SamplerConfigTest {

  @Test
  void defaultsAreWhatTheReadmeSays() {
    // When
    SamplerConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withSources(
                new PropertiesConfigSource(Map.of("netspace.code-version", "1.2.3"), "build", 100))
            .withMapping(SamplerConfig.class)
            .build()
            .getConfigMapping(SamplerConfig.class);

    // Then
    assertThat(config.maxOutstanding()).isEqualTo(32);
    assertThat(config.maxDraws()).isEqualTo(500_000);
    assertThat(config.reapEvery()).hasSeconds(15);
    assertThat(config.database()).isEqualTo("netspace_sampler");
    assertThat(config.codeVersion()).isEqualTo("1.2.3");
  }
}
