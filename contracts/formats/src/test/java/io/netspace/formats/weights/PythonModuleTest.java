package io.netspace.formats.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netspace.formats.network.Export;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A network of BASIC, X with squeeze-and-excitation, and MBCONV with and without expansion, trained
 * for three epochs by the trainer on images that are brighter on the left or on the right.
 */
class PythonModuleTest {
  @ParameterizedTest
  @EnumSource
  void theWeightsHaveTheNamesAndShapesOfPyTorchsStateDict(PythonModule module) throws IOException {
    // When
    SafeTensors.Content content = SafeTensors.read(weights(module, trained()));

    // Then
    String actual =
        content.tensors().stream()
            .map(tensor -> tensor.name() + " " + tensor.shape())
            .sorted()
            .collect(Collectors.joining("\n", "", "\n"));
    assertThat(actual).isEqualTo(text(module.name().toLowerCase(Locale.ROOT) + ".state_dict.txt"));
  }

  @Test
  void theValuesAreThoseOfTheNetwork() throws IOException {
    // When
    SafeTensors.Content content = SafeTensors.read(weights(PythonModule.TIMM, trained()));

    // Then
    assertThat(tensor("0.conv.weight", content.tensors()).values())
        .isEqualTo(tensor("body.0.weights", trained().tensors()).values());
    assertThat(tensor("2.se.fc2.bias", content.tensors()).values())
        .isEqualTo(tensor("body.2.2.excite.biases", trained().tensors()).values());
    assertThat(content.metadata())
        .containsEntry("format", "pt")
        .containsEntry("classNames", "[\"left\",\"right\"]");
  }

  @Test
  void theTextHasTheScaleOfThePixelsAndTheNamesOfTheClasses() throws IOException {
    // When
    Export export = PythonModule.TORCHVISION.text("left or right", trained());

    // Then
    assertThat(((Export.Written) export).text())
        .startsWith("\"\"\"left or right, written by netspace.")
        .contains(
            "\nMEAN = (104.59898, 104.4913, 104.6945,)\n",
            "\nDEVIATION = (52.",
            "\nCLASS_NAMES = [\"left\",\"right\"]\n")
        .contains("def network():", "def trained(file):");
  }

  @Test
  void aMissingTensorIsNamed() throws IOException {
    // Given
    TrainedNetworkJson whole = trained();
    TrainedNetworkJson part =
        new TrainedNetworkJson(
            whole.candidate(),
            whole.study(),
            whole.errorPercent(),
            whole.architecture(),
            whole.regime(),
            whole.means(),
            whole.deviations(),
            whole.classNames(),
            whole.imagesDigest(),
            whole.tensors().stream()
                .filter(tensor -> !tensor.name().equals("classifier.biases"))
                .toList());

    // When / Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> weights(PythonModule.TIMM, part))
        .withMessage("the network's file lacks tensor classifier.biases");
  }

  @Test
  void whatIsNoTrainedNetworkIsRefused() {
    assertThatIOException()
        .isThrownBy(
            () ->
                TrainedNetworkJson.read(
                    new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8))))
        .withMessage("it is not the JSON of a trained network");
    assertThatIOException()
        .isThrownBy(() -> SafeTensors.read(new byte[] {9, 0, 0, 0, 0, 0, 0, 0, '{', '}'}))
        .withMessage("it is no safetensors file, or cut short");
  }

  private static WeightTensor tensor(String name, List<WeightTensor> tensors) {
    return tensors.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  private static byte[] weights(PythonModule module, TrainedNetworkJson network)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    module.writeWeights(network, out);
    return out.toByteArray();
  }

  private static TrainedNetworkJson trained() throws IOException {
    try (InputStream file = resource("network.json")) {
      return TrainedNetworkJson.read(file);
    }
  }

  private static String text(String name) throws IOException {
    try (InputStream file = resource(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        PythonModuleTest.class.getResourceAsStream("/golden/trained/" + name));
  }
}
