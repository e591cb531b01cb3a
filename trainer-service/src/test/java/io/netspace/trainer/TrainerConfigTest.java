package io.netspace.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.trainer.domain.Device;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainerConfigTest {

  @Test
  void aDeviceIsAskedForByItsName() {
    assertThat(config(Map.of("netspace.trainer.device", "cuda")).device()).contains(Device.CUDA);
  }

  @Test
  void defaultsAreWhatTheReadmeSays() {
    // When
    TrainerConfig config = config(Map.of());

    // Then
    assertThat(config.name()).isEmpty();
    assertThat(config.workers()).isEqualTo(1);
    assertThat(config.device()).isEmpty();
    assertThat(config.attemptLimit()).isEqualTo(5);
    assertThat(config.memory()).isEmpty();
    assertThat(config.stallLimit()).isEqualTo(Duration.ofMinutes(10));
    assertThat(config.readingLimit()).isEqualTo(Duration.ofHours(1));
    assertThat(config.cache()).isEqualTo(Path.of("/home/me/.cache/netspace"));
    assertThat(config.cacheLimit()).isEqualTo(new ByteSize(20_000_000_000L));
    assertThat(config.artifacts().directory()).isEqualTo(Path.of("artifacts"));
    assertThat(config.artifacts().keep()).isEqualTo(5);
    assertThat(config.artifacts().limit()).isEqualTo(new ByteSize(10_000_000_000L));
    assertThat(config.recycleAfter()).isZero();
    assertThat(config.codeVersion()).isEqualTo("1.2.3");
  }

  private static TrainerConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .addDiscoveredConverters()
        .withSources(
            new PropertiesConfigSource(
                Map.of("netspace.code-version", "1.2.3", "user.home", "/home/me"), "build", 100),
            new PropertiesConfigSource(settings, "settings", 200))
        .withMapping(TrainerConfig.class)
        .build()
        .getConfigMapping(TrainerConfig.class);
  }
}
