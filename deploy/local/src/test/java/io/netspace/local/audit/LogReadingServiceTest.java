package io.netspace.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.messaging.event.Topic;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LogReadingServiceTest {
  private static final Map<LogReadingService, String> MODULES =
      Map.of(
          LogReadingService.SAMPLER, "sampler-service",
          LogReadingService.ANALYZER, "analyzer-service",
          LogReadingService.GATEWAY, "gateway");

  @ParameterizedTest
  @EnumSource
  void theTopicsAreThoseThatTheServiceSubscribesTo(LogReadingService service) throws IOException {
    // Given
    Properties settings = new Properties();
    Path file = Path.of("../..", MODULES.get(service), "src/main/resources/application.properties");
    try (Reader reader = Files.newBufferedReader(file)) {
      settings.load(reader);
    }
    // When
    String subscribed = settings.getProperty("mp.messaging.incoming.loop.topics");
    // Then
    assertThat(subscribed.split(",", -1))
        .containsExactlyInAnyOrderElementsOf(
            service.topics().stream().map(Topic::topicName).toList());
  }
}
