package io.netspace.messaging.codec;

import static io.netspace.messaging.testing.EventFixtures.requested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.formats.json.ModelJson;
import io.netspace.messaging.event.DesignSpacePublished;
import io.netspace.messaging.event.RefinementProposed;
import io.netspace.messaging.event.StudyRequested;
import io.netspace.messaging.testing.EventFixtures;
import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Measure;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.space.ComplexityWithin;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.Equal;
import io.netspace.model.space.Fixed;
import io.netspace.model.space.KnownSpaces;
import io.netspace.model.space.NonIncreasing;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.RegimeCaps;
import io.netspace.model.space.Within;
import io.netspace.model.statistics.Interval;
import io.netspace.model.study.CandidateTrained;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Event;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.RefinementId;
import io.netspace.model.study.Revision;
import io.netspace.model.testing.Fixtures;
import io.netspace.model.training.BadImagePolicy;
import io.netspace.model.training.ImageFolder;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {
  private final JsonMapper mapper = ModelJson.mapper();

  static List<Event> events() {
    return EventFixtures.everyEvent();
  }

  static List<DesignSpace> knownSpaces() {
    return KnownSpaces.names().stream()
        .map(name -> KnownSpaces.named(name, KnownSpaces.anyNetXA()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventIsReadAsItWasWritten(Event event) throws IOException {
    assertThat(mapper.readValue(mapper.writeValueAsBytes(event), event.getClass()))
        .isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("events")
  void unknownFieldsAreIgnoredAtEveryLevel(Event event) throws IOException {
    // Given
    JsonNode extended = mapper.valueToTree(event);
    extended.findParents("provenance").forEach(EventJsonTest::extend);
    extended.findParents("study").forEach(EventJsonTest::extend);
    extended.findParents("kind").forEach(EventJsonTest::extend);

    // When
    Event read = mapper.treeToValue(extended, event.getClass());

    // Then
    assertThat(read).isEqualTo(event);
  }

  private static void extend(JsonNode object) {
    ((ObjectNode) object).put("addedLater", 1);
  }

  @Test
  void thereIsAFixtureOfEveryEvent() {
    assertThat(events().stream().map(Event::getClass))
        .containsExactlyElementsOf(EventSchemas.events());
  }

  @ParameterizedTest
  @MethodSource("knownSpaces")
  void aKnownSpaceIsReadAsItWasWritten(DesignSpace space) throws IOException {
    assertThat(mapper.readValue(mapper.writeValueAsBytes(space), DesignSpace.class))
        .isEqualTo(space);
  }

  @Test
  void everyConstraintIsReadAsItWasWritten() throws IOException {
    // Given
    DesignSpace space =
        KnownSpaces.named("RegNetY")
            .with(new Fixed(Parameter.BOTTLENECK_RATIO, 1))
            .with(new Within(Parameter.WM, 2.0, null))
            .with(new Within(Parameter.NETWORK_DEPTH, null, 28.0))
            .with(new Equal(Parameter.W0, Parameter.WA))
            .with(new NonIncreasing(Parameter.GROUP_WIDTH))
            .with(new ComplexityWithin(Measure.ACTIVATIONS, null, 4_000_000L))
            .with(new RegimeCaps());

    // When
    JsonNode json = mapper.valueToTree(space);

    // Then
    assertThat(mapper.treeToValue(json, DesignSpace.class)).isEqualTo(space);
    assertThat(json.get("constraints").findValuesAsText("kind"))
        .containsExactly(
            "shared",
            "shared",
            "shared",
            "linearWidths",
            "fixed",
            "within",
            "within",
            "equal",
            "nonIncreasing",
            "complexityWithin",
            "regimeCaps");
    assertThat(json.at("/constraints/5/low").doubleValue()).isEqualTo(2);
    assertThat(json.at("/constraints/5").has("high")).isFalse();
    assertThat(json.at("/constraints/9/measure").textValue()).isEqualTo("activations");
  }

  @Test
  void theStartingRevisionHasNoParent() throws IOException {
    // Given
    DesignSpacePublished start =
        new DesignSpacePublished(
            Fixtures.aProvenance(0), new Revision(0, null, null, KnownSpaces.anyNetXA()));

    // When
    JsonNode json = mapper.valueToTree(start);

    // Then
    assertThat(json.at("/space").has("parent")).isFalse();
    assertThat(mapper.treeToValue(json, DesignSpacePublished.class)).isEqualTo(start);
  }

  @Test
  void evidenceWithoutModelsHasNoMeans() throws IOException {
    // Given
    Evidence none =
        new Evidence(0, 1, 0, 0, null, null, 0, new Interval(-100, 100), 0.95, 2, 0, null);
    RefinementProposed event =
        new RefinementProposed(
            Fixtures.aProvenance(1),
            RefinementId.of(Fixtures.STUDY, 1),
            Fixtures.aRefinement(),
            none,
            Decision.INCONCLUSIVE);

    // When
    JsonNode json = mapper.valueToTree(event);

    // Then
    assertThat(mapper.treeToValue(json, RefinementProposed.class)).isEqualTo(event);
  }

  @Test
  void replicatesAreWrittenOnlyWhereTheyWereAskedFor() throws IOException {
    // Given
    StudyRequested thrice = requested(Fixtures.aStudy().withReplicates(3));
    StudyRequested once = requested(Fixtures.aStudy().withReplicates(1));

    // When
    JsonNode json = mapper.valueToTree(thrice);

    // Then
    assertThat(json.at("/study/replicates").intValue()).isEqualTo(3);
    assertThat(mapper.treeToValue(json, StudyRequested.class)).isEqualTo(thrice);
    assertThat(mapper.<JsonNode>valueToTree(once).at("/study").has("replicates")).isFalse();
  }

  @Test
  void aFolderOfImagesIsReadAsItWasWritten() throws IOException {
    // Given
    StudyRequested event =
        requested(Fixtures.aStudy().on(new ImageFolder("/images", new ImageShape(3, 32, 32), 10)));

    // When
    JsonNode json = mapper.valueToTree(event);

    // Then
    assertThat(json.at("/study/dataSet/kind").asText()).isEqualTo("imageFolder");
    assertThat(mapper.treeToValue(json, StudyRequested.class)).isEqualTo(event);
  }

  @Test
  void theBadImagePolicyIsWrittenOnlyWhereItIsNotTheDefault() throws IOException {
    // Given
    ImageShape shape = new ImageShape(3, 32, 32);
    ImageFolder skipping = new ImageFolder("/images", shape, 10, BadImagePolicy.SKIP, true);
    StudyRequested plain = requested(Fixtures.aStudy().on(new ImageFolder("/images", shape, 10)));

    // When
    JsonNode json = mapper.valueToTree(requested(Fixtures.aStudy().on(skipping)));
    JsonNode plainJson = mapper.valueToTree(plain);

    // Then
    assertThat(mapper.treeToValue(json, StudyRequested.class).study().dataSet())
        .isEqualTo(skipping);
    assertThat(plainJson.at("/study/dataSet"))
        .hasToString(
            "{\"kind\":\"imageFolder\",\"path\":\"/images\",\"input\":"
                + "{\"channels\":3,\"height\":32,\"width\":32},\"classes\":10}");
  }

  @Test
  void whatAnXNetworkLacksIsNotInItsJson() {
    // Given
    Architecture network = Fixtures.aCandidate().candidate().architecture();

    // When
    JsonNode json = mapper.valueToTree(network);

    // Then
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("input", "stem", "stages", "classes");
    assertThat(json.at("/stages/0").fieldNames())
        .toIterable()
        .containsExactly("block", "depth", "width", "stride", "bottleneckRatio", "groupWidth");
  }

  @Test
  void aNetworkOfEveryPropertyIsReadAsItWasWritten() throws IOException {
    // Given
    Architecture network =
        new Architecture(
            new ImageShape(1, 64, 48),
            new Stem(StemType.RESNET, 32),
            List.of(
                Stage.mbConv(2, 24, 2, 6, 5, 0.25),
                Stage.full(BlockType.VR, 1, 32, 1),
                new Stage(BlockType.X, 3, 48, 2, 2, 8).withSqueeze(0.25)),
            10,
            1280,
            Activation.SILU);

    // When
    JsonNode json = mapper.valueToTree(network);

    // Then
    assertThat(mapper.treeToValue(json, Architecture.class)).isEqualTo(network);
    assertThat(json.at("/stages/0/seRatio").asDouble()).isEqualTo(0.25);
    assertThat(json.at("/stages/0/kernel").asInt()).isEqualTo(5);
    assertThat(json.at("/headWidth").asInt()).isEqualTo(1280);
    assertThat(json.at("/activation").asText()).isEqualTo("SILU");
  }

  @Test
  void anIdIsItsTextAndAParameterItsLabel() {
    // When
    JsonNode json = mapper.valueToTree(Fixtures.aCandidate().thatTrainedTo(6.8));

    // Then
    assertThat(json.at("/provenance/study").asText()).isEqualTo("demo-4f1c02ab");
    assertThat(json.at("/candidate/parameters/values/groupWidth").isArray()).isTrue();
  }

  @Test
  void aMissingNumberIsRefused() {
    // Given
    ObjectNode json = mapper.valueToTree(Fixtures.aCandidate().thatTrainedTo(6.8));
    json.remove("errorPercent");

    // Then
    assertThatThrownBy(() -> mapper.treeToValue(json, CandidateTrained.class))
        .hasMessageContaining("errorPercent");
  }

  @Test
  void anObjectThatIsNullIsRefused() {
    // Given
    ObjectNode json = mapper.valueToTree(Fixtures.aCandidate().thatTrainedTo(6.8));
    json.putNull("candidate");

    // Then
    assertThatThrownBy(() -> mapper.treeToValue(json, CandidateTrained.class))
        .hasMessageContaining("candidate");
  }

  @Test
  void aMissingObjectIsRefused() {
    // Given
    ObjectNode json = mapper.valueToTree(Fixtures.aCandidate().thatTrainedTo(6.8));
    json.remove("candidate");

    // Then
    assertThatThrownBy(() -> mapper.treeToValue(json, CandidateTrained.class))
        .hasMessageContaining("candidate");
  }
}
