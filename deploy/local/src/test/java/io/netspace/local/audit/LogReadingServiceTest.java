package io.netspace.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.netspace.messaging.event.Topic;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  @ParameterizedTest
  @EnumSource
  void asyncApiNamesTheSameTopics(LogReadingService service) throws IOException {
    // Given
    JsonNode document =
        new YAMLMapper()
            .readTree(Files.readString(Path.of("../../contracts/messaging/asyncapi.yaml")));
    String prefix = service.name().toLowerCase(Locale.ROOT) + "Receives";
    // When
    List<String> received = new ArrayList<>();
    for (Map.Entry<String, JsonNode> operation : document.at("/operations").properties()) {
      if (operation.getKey().startsWith(prefix)) {
        String channel = operation.getValue().at("/channel/$ref").asText().substring(1);
        received.add(document.at(channel + "/address").asText());
      }
    }
    // Then
    assertThat(received)
        .containsExactlyInAnyOrderElementsOf(
            service.topics().stream().map(Topic::topicName).toList());
  }
}
