package io.netspace.formats.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.formats.binding.InvalidDocumentException;
import io.netspace.formats.json.ModelJson;
import io.netspace.formats.pycls.Yaml;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.Zoo;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkJsonTest {
  private static final String SMALL =
      """
      {"input":{"channels":1,"height":28,"width":28},"stem":{"type":"SMALL_IMAGE","width":8},\
      "stages":[{"depth":2,"width":16,"stride":2,"bottleneckRatio":2,"groupWidth":4}],"classes":10}
      """;

  static List<String> names() {
    return Zoo.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aPublishedNetworkComesBackAsItWent(String name) {
    // Given
    Architecture network = Zoo.named(name);

    // When
    Export export = NetworkJson.of(network);

    // Then
    assertThat(NetworkJson.read(Yaml.read(((Export.Written) export).text()))).isEqualTo(network);
  }

  static Stream<Long> seeds() {
    return RandomNetworks.seeds().boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itIsTheJsonOfEvents(long seed) throws JsonProcessingException {
    // Given
    Architecture network = RandomNetworks.of(seed);

    // When
    JsonNode tree = NetworkJson.tree(network);

    // Then
    assertThat(ModelJson.mapper().treeToValue(tree, Architecture.class)).isEqualTo(network);
    assertThat(NetworkJson.read(tree)).isEqualTo(network);
  }

  @Test
  void whatIsLeftOutIsTheUsual() {
    // When
    Architecture network = NetworkJson.read(Yaml.read(SMALL));

    // Then
    assertThat(network.stages().getFirst().block()).hasToString("X");
    assertThat(network.headWidth()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"classes\":10|\"classes\":1|classes (1) must be a whole number from 2 to 2147483647.",
        "\"classes\":10|\"labels\":10|labels (10) is not a known field; known here are input, stem,"
            + " stages, classes, headWidth, activation.",
        "\"channels\":1,||input.channels is missing; write a whole number.",
        "\"height\":28|\"height\":5000|input.height (5000) must be 1 to 1024 pixels.",
        "SMALL_IMAGE|LARGE|stem.type (LARGE) must be SIMPLE or SMALL_IMAGE or RESNET.",
        "\"groupWidth\":4|\"groupWidth\":3|stages[0].groupWidth (3) must divide the bottleneck width"
            + " (8) of a stage of width 16.",
        "\"groupWidth\":4|\"block\":\"V\"|stages[0].bottleneckRatio (2) must be 1 in V, which has no"
            + " bottleneck.",
        ",\"groupWidth\":4||stages[0].groupWidth is missing; write channels of one group of the"
            + " convolution."
      })
  void aFaultIsOneSentence(String right, String wrong, String sentence) {
    // Given
    String document = SMALL.replace(right, wrong == null ? "" : wrong);

    // Then
    assertThatThrownBy(() -> NetworkJson.read(Yaml.read(document)))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessage(sentence);
  }
}
