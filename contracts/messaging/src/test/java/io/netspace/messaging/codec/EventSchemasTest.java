package io.netspace.messaging.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.netspace.formats.json.ModelJson;
import io.netspace.messaging.testing.EventFixtures;
import io.netspace.model.study.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemas and samples on disk against the records. */
class EventSchemasTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
  private static final Path SCHEMAS = MODULE.resolve("src/main/resources/schemas/v1");
  private static final Path SAMPLES = MODULE.resolve("src/test/resources/samples/v1");
  private static final String REGENERATION_ADVICE =
      "If the change of the record is compatible, run"
          + " ./mvn -pl contracts/messaging -am test -Dnetspace.schemas=write and commit what it writes.";

  private final JsonMapper mapper = ModelJson.mapper();
  private final EventCodec codec = new EventCodec();

  /** On request, writes every schema, and a sample of each event that has none yet. */
  @BeforeAll
  static void write() throws IOException {
    if ("write".equals(System.getProperty("netspace.schemas"))) {
      Files.createDirectories(SCHEMAS);
      Files.createDirectories(SAMPLES);
      for (Class<? extends Event> event : EventSchemas.events()) {
        Files.writeString(schema(event), EventSchemas.of(event));
        writeMissingSample(event);
      }
    }
  }

  private static void writeMissingSample(Class<? extends Event> event) throws IOException {
    if (Files.notExists(sample(event))) {
      String json =
          ModelJson.mapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(EventFixtures.anEvent(event));
      Files.writeString(sample(event), json + "\n");
    }
  }

  static List<Class<? extends Event>> events() {
    return EventSchemas.events();
  }

  /** The first sample of an event, and later ones with a word between name and extension. */
  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return files.sorted().toList();
    }
  }

  private static Class<? extends Event> event(Path sample) {
    String name = sample.getFileName().toString().replaceFirst("\\..*", "");
    return events().stream()
        .filter(event -> event.getSimpleName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(sample + " is a sample of no event"));
  }

  @ParameterizedTest
  @MethodSource("events")
  void theCommittedSchemaIsThatOfTheRecord(Class<? extends Event> event) throws IOException {
    assertThat(schema(event)).as(REGENERATION_ADVICE).exists();
    assertThat(Files.readString(schema(event)))
        .as(REGENERATION_ADVICE)
        .isEqualTo(EventSchemas.of(event));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleParsesAndIsWrittenAgainAsItWas(Path sample) throws IOException {
    // Given
    byte[] json = Files.readAllBytes(sample);

    // When
    Event parsed = codec.parse(event(sample), json);

    // Then
    assertThat(mapper.readTree(codec.json(parsed))).isEqualTo(mapper.readTree(json));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleIsValid(Path sample) throws IOException {
    assertThat(faults(event(sample), mapper.readTree(Files.readAllBytes(sample)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventWithoutProvenanceIsInvalid(Class<? extends Event> event) throws IOException {
    assertThat(faults(event, mapper.createObjectNode())).anyMatch(f -> f.contains("provenance"));
  }

  @Test
  void thereIsOneSchemaAnEventAndASampleOrMore() throws IOException {
    // Given
    List<String> names = events().stream().map(event -> event.getSimpleName() + ".json").toList();

    // Then
    assertThat(namesIn(SCHEMAS)).containsExactlyInAnyOrderElementsOf(names);
    assertThat(namesIn(SAMPLES)).containsAll(names);
  }

  private List<String> faults(Class<? extends Event> event, JsonNode value) throws IOException {
    JsonNode schema = mapper.readTree(Files.readAllBytes(schema(event)));
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(schema)
        .validate(value)
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static Path schema(Class<? extends Event> event) {
    return SCHEMAS.resolve(event.getSimpleName() + ".json");
  }

  private static Path sample(Class<? extends Event> event) {
    return SAMPLES.resolve(event.getSimpleName() + ".json");
  }
}
