package io.netspace.offline.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.formats.network.Export;
import io.netspace.formats.network.NetworkJson;
import io.netspace.model.network.RegNet;
import io.netspace.model.network.Zoo;
import io.netspace.offline.common.CommandException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkFileTest {
  private static final String REG_NET =
      """
      MODEL: {TYPE: regnet, NUM_CLASSES: 1000}
      REGNET: {DEPTH: 22, W0: 24, WA: 24.48, WM: 2.54, GROUP_W: 16}
      """;
  private static final RegNet X_400 = RegNet.x(22, 24, 24.48, 2.54, 16);

  private static List<NamedNetwork> parse(String text) {
    return NetworkFile.parse("nets.yaml", "nets", text);
  }

  private static String json(String name) {
    return ((Export.Written) NetworkJson.of(Zoo.named(name))).text();
  }

  @Test
  void aConfigurationIsCalledAfterItsFile() {
    assertThat(parse(REG_NET))
        .containsExactly(new NamedNetwork("nets", Zoo.named("RegNetX-400MF"), X_400));
  }

  @Test
  void aFileMayHoldSeveralDocuments() {
    // When
    List<NamedNetwork> networks = parse("---\n" + REG_NET + "---\nDESC: mine\n" + REG_NET);

    // Then
    assertThat(networks).extracting(NamedNetwork::name).containsExactly("nets#1", "mine");
  }

  @Test
  void linesOfJsonAreNetworksToo() {
    // When
    List<NamedNetwork> networks = parse(json("ResNet-50") + json("EfficientNet-B0"));

    // Then
    assertThat(networks)
        .extracting(NamedNetwork::network)
        .containsExactly(Zoo.named("ResNet-50"), Zoo.named("EfficientNet-B0"));
  }

  @Test
  void aMergeKeyIsReadAsInPyYaml() {
    // When
    List<NamedNetwork> networks =
        parse(
            """
            shared: &line {DEPTH: 16, W0: 48, WA: 27.89, WM: 2.09}
            MODEL: {TYPE: regnet, NUM_CLASSES: 1000}
            REGNET:
              <<: *line
              GROUP_W: 8
              SE_ON: True
            """);

    // Then
    assertThat(networks.getFirst().network()).isEqualTo(Zoo.named("RegNetY-400MF"));
  }

  @Test
  void yamlInFlowStyleIsYaml() {
    // When
    List<NamedNetwork> networks =
        parse(
            """
            {MODEL: {TYPE: regnet, NUM_CLASSES: 1000},
             REGNET: {DEPTH: 22, W0: 24, WA: 24.48, WM: 2.54, GROUP_W: 16}}  # RegNetX-400MF
            """);

    // Then
    assertThat(networks).extracting(NamedNetwork::regNet).containsExactly(X_400);
  }

  @Test
  void aCandidateKnowsTheParametersItWasDrawnWith() {
    // When
    List<NamedNetwork> networks =
        parse(
            """
            {"index": 7, "parameters": {"values": {"networkDepth": [22], "w0": [24], "wa": [24.48],\
             "wm": [2.54], "groupWidth": [16], "bottleneckRatio": [1]}}, "architecture": %s}
            """
                .formatted(json("RegNetX-400MF").strip()));

    // Then
    assertThat(networks).extracting(NamedNetwork::name).containsExactly("#7");
    assertThat(networks.getFirst().regNet()).isEqualTo(X_400);
  }

  @Test
  void parametersOfAnotherNetworkAreNotIts() {
    // When
    List<NamedNetwork> networks =
        parse(
            """
            {"id": "a", "parameters": {"networkDepth": 21, "w0": 24, "wa": 24.48, "wm": 2.54,\
             "groupWidth": 16, "bottleneckRatio": 1}, "architecture": %s}
            """
                .formatted(json("RegNetX-400MF").strip()));

    // Then
    assertThat(networks.getFirst().regNet()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|nets.yaml holds no network; write a configuration of pycls, with MODEL.",
        "'SETUP: {}'|nets.yaml is a sweep (SETUP), whose networks are drawn; try ./netspace sample"
            + " --space nets.yaml.",
        "'SETUP: {SAMPLERS: {OPTIM.BASE_LR: {}}, BASE_CFG: {}}'|nets.yaml: SETUP.SAMPLERS"
            + " (OPTIM.BASE_LR) draw how one network is trained,",
        "'- 1'|nets.yaml: document (1) must be a configuration of pycls, with MODEL and TRAIN.",
        "'MODLE: {}'|nets.yaml: MODEL is missing; write TYPE and NUM_CLASSES of a network.",
        "'MODEL: {TYPE: regnet, TYPE: anynet}'|nets.yaml is not YAML: Duplicate field 'TYPE' (line"
            + " 1, column 27).",
        "'{\"architecture\": {\"inputs\": 3}}'|nets.yaml: inputs (3) is not a known field; write"
            + " input instead.",
        "'{\"classes\": 10'|nets.yaml is not JSON: Unexpected end-of-input: expected close marker for"
            + " Object (line 1, column 15)."
      })
  void aFaultIsOneSentence(String text, String sentence) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(CommandException.class)
        .message()
        .startsWith(sentence)
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model: regnety_032\nnum_classes: 1000",
        "model: {backbone: {type: RegNet, arch: regnety_032}, head: {num_classes: 1000}}",
        "Arch: {name: regnety_032, class_num: 1000}",
        "{\"architecture\": \"regnety_032\", \"num_classes\": 1000}"
      })
  void theNetworkOfAnotherLibrarysConfigurationIsNamed(String text) {
    assertThatThrownBy(() -> parse(text))
        .hasMessage(
            "nets.yaml is no configuration of pycls, which has MODEL, but names regnety_032; try ./netspace inspect regnety_032.");
  }

  @Test
  void theDocumentAtFaultIsNumbered() {
    assertThatThrownBy(() -> parse(REG_NET + "---\nMODEL: {TYPE: vit}\n"))
        .hasMessage(
            "nets.yaml, document 2: MODEL.TYPE (vit) must be anynet or regnet or resnet or effnet.");
  }

  @Test
  void anAbsentFileIsSaidToBeAbsent() {
    assertThatThrownBy(() -> NetworkFile.read(Path.of("absent.yaml")))
        .hasMessage("Network file (absent.yaml) does not exist; name a YAML file.");
  }

  @Test
  void aFolderIsSaidToBeAFolder(@TempDir Path folder) {
    assertThatThrownBy(() -> NetworkSource.read(folder.toString()))
        .hasMessage("Network file (%s) is a folder; name a YAML file.".formatted(folder));
  }
}
