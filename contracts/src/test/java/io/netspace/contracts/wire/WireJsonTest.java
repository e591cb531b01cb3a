package io.netspace.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.contracts.Fixtures;
import io.netspace.contracts.event.DesignSpacePublished;
import io.netspace.contracts.event.RefinementProposed;
import io.netspace.contracts.event.StudyRequested;
import io.netspace.contracts.vocabulary.Activation;
import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.BlockType;
import io.netspace.contracts.vocabulary.CandidateTrained;
import io.netspace.contracts.vocabulary.ComplexityWithin;
import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.DesignSpace;
import io.netspace.contracts.vocabulary.Equal;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Evidence;
import io.netspace.contracts.vocabulary.Fixed;
import io.netspace.contracts.vocabulary.ImageFolder;
import io.netspace.contracts.vocabulary.ImageShape;
import io.netspace.contracts.vocabulary.Interval;
import io.netspace.contracts.vocabulary.KnownSpaces;
import io.netspace.contracts.vocabulary.Measure;
import io.netspace.contracts.vocabulary.NonIncreasing;
import io.netspace.contracts.vocabulary.OnBadImage;
import io.netspace.contracts.vocabulary.Parameter;
import io.netspace.contracts.vocabulary.RefinementId;
import io.netspace.contracts.vocabulary.RegimeCaps;
import io.netspace.contracts.vocabulary.Revision;
import io.netspace.contracts.vocabulary.Stage;
import io.netspace.contracts.vocabulary.Stem;
import io.netspace.contracts.vocabulary.StemType;
import io.netspace.contracts.vocabulary.Within;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireJsonTest {
  private final JsonMapper mapper = WireJson.mapper();

  static List<Event> events() {
    return Fixtures.everyEvent();
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
    extended.findParents("provenance").forEach(WireJsonTest::extend);
    extended.findParents("study").forEach(WireJsonTest::extend);
    extended.findParents("kind").forEach(WireJsonTest::extend);

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
    StudyRequested thrice = Fixtures.aStudy().withReplicates(3).thatIsRequested();
    StudyRequested once = Fixtures.aStudy().withReplicates(1).thatIsRequested();

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
        Fixtures.aStudy()
            .on(new ImageFolder("/images", new ImageShape(3, 32, 32), 10))
            .thatIsRequested();

    // When
    JsonNode json = mapper.valueToTree(event);

    // Then
    assertThat(json.at("/study/dataSet/kind").asText()).isEqualTo("imageFolder");
    assertThat(mapper.treeToValue(json, StudyRequested.class)).isEqualTo(event);
  }

  @Test
  void aFolderSaysWhatBecomesOfBadImagesOnlyWhereItDiffers() throws IOException {
    // Given
    ImageShape shape = new ImageShape(3, 32, 32);
    ImageFolder skipping = new ImageFolder("/images", shape, 10, OnBadImage.SKIP, true);
    StudyRequested plain =
        Fixtures.aStudy().on(new ImageFolder("/images", shape, 10)).thatIsRequested();

    // When
    JsonNode json = mapper.valueToTree(Fixtures.aStudy().on(skipping).thatIsRequested());
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
