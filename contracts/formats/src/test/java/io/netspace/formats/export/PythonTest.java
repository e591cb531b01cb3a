package io.netspace.formats.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.netspace.formats.network.Export;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.network.Zoo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts here are those that docs/interchange/check_exports.py found to build the networks. */
class PythonTest {
  private static final Stem STEM = new Stem(StemType.SIMPLE, 16);

  @ParameterizedTest
  @CsvSource({
    "RegNetY-400MF, TIMM",
    "RegNetY-400MF, TORCHVISION",
    "EfficientNet-B0, TIMM",
    "ResNet-56, TORCHVISION"
  })
  void theTextIsTheOneThatWasBuilt(String name, ExportFormat form) throws IOException {
    // When
    Export export = form.of(name, Zoo.named(name));

    // Then
    String expected = resource(name + "." + form.name().toLowerCase(Locale.ROOT) + ".py");
    assertThat(export).isEqualTo(new Export.Written(expected));
  }

  private static String resource(String name) throws IOException {
    try (InputStream resource =
        Objects.requireNonNull(PythonTest.class.getResourceAsStream("/golden/python/" + name))) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void everyWidthIsWrittenOut() {
    // Given
    Architecture network =
        network(
            new Stage(BlockType.X, 2, 20, 2, 2, 5, 0.25, 3), Stage.mbConv(2, 12, 1, 3, 5, null));

    // When
    Export export = TorchvisionPython.of("two", network);

    // Then
    assertThat(((Export.Written) export).text())
        .contains("(\"X\", 2, 20, 2, 5, 3, (10, 10), (4, 5)),")
        .contains("(\"MBCONV\", 2, 12, 1, 1, 5, (60, 36), (0, 0)),");
  }

  @Test
  void aNameCannotEndTheText() {
    assertThat(TorchvisionPython.of("a\"\"\"\nb\\", Zoo.named("ResNet-50")))
        .isInstanceOfSatisfying(
            Export.Written.class, it -> assertThat(it.text()).startsWith("\"\"\"a____b_, written"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyPublishedNetworkCanBeWrittenInEveryForm(String name) {
    for (ExportFormat form :
        List.of(ExportFormat.TIMM, ExportFormat.TORCHVISION, ExportFormat.JSON)) {
      assertThat(form.of(name, Zoo.named(name))).isInstanceOf(Export.Written.class);
    }
  }

  static List<String> names() {
    return Zoo.names();
  }

  static Stream<Arguments> unbuildable() {
    return Stream.of(
        arguments(
            "stride (4) cannot be built of timm's blocks: timm pads strides above 2 otherwise;"
                + " export torchvision instead.",
            Stage.full(BlockType.BASIC, 1, 16, 4)),
        arguments(
            "kernel (5) cannot be built of timm's blocks: timm convolves 3x3 in X; export"
                + " torchvision instead.",
            new Stage(BlockType.X, 1, 16, 1, 1, 8, null, 5)),
        arguments(
            "block (VR) cannot be built of timm's blocks: timm has none like it; export torchvision"
                + " instead.",
            Stage.full(BlockType.VR, 1, 16, 1)),
        arguments(
            "bottleneck width (36) cannot be built of timm's blocks: timm rounds it to a multiple of"
                + " 8; export torchvision instead.",
            Stage.mbConv(2, 12, 1, 3, 3, null)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unbuildable")
  void whatTimmHasNoBlocksForIsOneSentence(String sentence, Stage stage) {
    assertThat(TimmPython.of("one", network(stage))).isEqualTo(new Export.Impossible(sentence));
  }

  private static Architecture network(Stage... stages) {
    return new Architecture(new ImageShape(3, 32, 32), STEM, List.of(stages), 10);
  }
}
