package io.netspace.messaging.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.netspace.messaging.event.RequeueHeaders;
import io.netspace.messaging.event.Topic;
import io.netspace.messaging.testing.EventFixtures;
import io.netspace.model.study.Event;
import io.netspace.model.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The AsyncAPI document against topics, records and schemas: nothing missing, nothing extra. */
class AsyncApiTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
  private static final JsonNode DOCUMENT = document();
  private static final Set<String> SERVICES = Set.of("gateway", "analyzer", "sampler", "trainer");

  static List<Event> events() {
    return EventFixtures.everyEvent();
  }

  @Test
  void itIsAnAsyncApi3Document() {
    assertThat(DOCUMENT.at("/asyncapi").asText()).isEqualTo("3.0.0");
  }

  @Test
  void everyTopicIsAChannelAndNoOther() {
    assertThat(DOCUMENT.at("/channels").findValuesAsText("address"))
        .containsExactlyElementsOf(Arrays.stream(Topic.values()).map(Topic::topicName).toList());
  }

  @ParameterizedTest
  @EnumSource
  void aChannelDescribesItsTopic(Topic topic) {
    // When
    JsonNode channel = channel(topic);

    // Then
    assertThat(names(channel.get("messages")))
        .containsExactlyElementsOf(topic.events().stream().map(Class::getSimpleName).toList());
    assertThat(channel.at("/bindings/kafka/topic").asText()).isEqualTo(topic.topicName());
    assertThat(channel.at("/bindings/kafka/partitions").asInt()).isEqualTo(topic.partitions());
    assertThat(channel.get("x-dead-letter").asText()).isEqualTo(topic.deadLetterTopicName());
  }

  @Test
  void everyEventIsAMessageAndNoOther() {
    assertThat(names(DOCUMENT.at("/components/messages")))
        .containsExactlyElementsOf(
            EventSchemas.events().stream().map(Class::getSimpleName).toList());
  }

  @ParameterizedTest
  @MethodSource("events")
  void aMessageHasTypeKeyAndSchema(Event event) {
    // Given
    String name = event.getClass().getSimpleName();
    String trait = event.key().equals(Fixtures.STUDY.value()) ? "Study" : "Candidate";

    // When
    JsonNode message = DOCUMENT.at("/components/messages/" + name);

    // Then
    assertThat(message.get("name").asText()).isEqualTo(EventCodec.typeOf(event.getClass()));
    assertThat(message.at("/traits/0/$ref").asText())
        .isEqualTo("#/components/messageTraits/keyedBy" + trait);
    assertThat(message.at("/payload/schema/$ref").asText()).endsWith("/v1/" + name + ".json");
    assertThat(MODULE.resolve(message.at("/payload/schema/$ref").asText())).exists();
  }

  @Test
  void theHeadersAreThoseOfARecord() {
    // When
    ProducerRecord<String, byte[]> written =
        new EventCodec().encode(events().getFirst(), "/gateway", Instant.EPOCH);

    // Then
    assertThat(names(DOCUMENT.at("/components/schemas/CloudEventsHeaders/properties")))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(written.headers().toArray()).map(header -> header.key()).toList());
  }

  @Test
  void theRequeueHeadersAreListed() {
    assertThat(names(DOCUMENT.at("/components/schemas/HandBackHeaders/properties")))
        .containsExactly(RequeueHeaders.ATTEMPTS, RequeueHeaders.TOO_LARGE);
  }

  @ParameterizedTest
  @EnumSource
  void everyEventOfATopicIsSentAndReceived(Topic topic) {
    for (String action : List.of("send", "receive")) {
      assertThat(moved(topic, action))
          .as(action)
          .isEqualTo(
              topic.events().stream()
                  .map(Class::getSimpleName)
                  .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  /** The events of a topic that some service sends, or receives. */
  private static Set<String> moved(Topic topic, String action) {
    Set<String> events = new TreeSet<>();
    for (JsonNode operation : DOCUMENT.get("operations")) {
      if (operation.get("action").asText().equals(action)
          && resolve(operation.get("channel")).equals(channel(topic))) {
        if (operation.has("messages")) {
          operation
              .get("messages")
              .forEach(message -> events.add(lastSegment(message.get("$ref").asText())));
        } else {
          events.addAll(names(channel(topic).get("messages")));
        }
      }
    }
    return events;
  }

  @Test
  void anOperationIsNamedAfterItsServiceActionAndChannel() {
    for (String name : names(DOCUMENT.get("operations"))) {
      JsonNode operation = DOCUMENT.get("operations").get(name);
      String channel = lastSegment(operation.at("/channel/$ref").asText());
      assertThat(SERVICES.stream().map(service -> operationName(service, operation, channel)))
          .contains(name);
    }
  }

  private static String operationName(String service, JsonNode operation, String channel) {
    return service + capital(operation.get("action").asText()) + "s" + capital(channel);
  }

  @Test
  void everyLocalReferenceLeadsSomewhere() {
    assertThat(DOCUMENT.findValuesAsText("$ref"))
        .filteredOn(reference -> reference.startsWith("#"))
        .isNotEmpty()
        .allMatch(reference -> !DOCUMENT.at(reference.substring(1)).isMissingNode());
  }

  @Test
  void theTrainersShareGroupIsNamed() {
    assertThat(DOCUMENT.at("/operations/trainerReceivesCandidates/summary").asText())
        .contains(Topic.TRAINERS_GROUP);
  }

  private static JsonNode channel(Topic topic) {
    for (JsonNode channel : DOCUMENT.get("channels")) {
      if (channel.get("address").asText().equals(topic.topicName())) {
        return channel;
      }
    }
    throw new AssertionError("asyncapi.yaml has no channel " + topic.topicName() + ".");
  }

  private static JsonNode resolve(JsonNode reference) {
    return DOCUMENT.at(reference.get("$ref").asText().substring(1));
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static String lastSegment(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static JsonNode document() {
    try {
      return new YAMLMapper().readTree(Files.readString(MODULE.resolve("asyncapi.yaml")));
    } catch (IOException e) {
      throw new AssertionError("asyncapi.yaml cannot be read.", e);
    }
  }
}
