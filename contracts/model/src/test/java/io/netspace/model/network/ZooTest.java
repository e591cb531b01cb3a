package io.netspace.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class ZooTest {
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/golden/zoo.csv", delimiter = '|', numLinesToSkip = 1)
  void aPublishedNetworkCostsWhatWasPublished(
      String name, String input, int classes, long flops, long parameters, long activations) {
    // When
    Architecture network = Zoo.named(name);

    // Then
    assertThat(network.input()).hasToString(input);
    assertThat(network.classes()).isEqualTo(classes);
    assertThat(Complexity.of(network)).isEqualTo(new Complexity(flops, parameters, activations));
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/golden/zoo.csv", delimiter = '|', numLinesToSkip = 1)
  void everyPublishedNetworkIsListed(String name) {
    assertThat(Zoo.names()).hasSize(43).contains(name);
  }

  @ParameterizedTest
  @CsvSource({
    "regnetx-400mf, RegNetX-400MF",
    "regnet_x_400mf, RegNetX-400MF",
    "RegNetY-8GF, RegNetY-8.0GF",
    "regnet_x_1_6gf, RegNetX-1.6GF",
    "regnet_y_16gf, RegNetY-16GF",
    "regnetx_002, RegNetX-200MF",
    "regnetx_004, RegNetX-400MF",
    "regnetx_040, RegNetX-4.0GF",
    "regnetx_120, RegNetX-12GF",
    "regnety_032, RegNetY-3.2GF",
    "regnety_032.ra_in1k, RegNetY-3.2GF",
    "regnety_320, RegNetY-32GF",
    "regnety_1280, RegNetY-128GF",
    "regnet_y_128gf, RegNetY-128GF",
    "resnet18, ResNet-18",
    "resnet34.a1_in1k, ResNet-34",
    "mobilenetv2_140, MobileNetV2-1.4",
    "resnet50, ResNet-50",
    "R-101-1x64d, ResNet-101",
    "R-56, ResNet-56",
    "X-50-32x4d, ResNeXt-50",
    "resnext50_32x4d, ResNeXt-50",
    "EN-B3, EfficientNet-B3",
    "efficientnet_b5, EfficientNet-B5",
    "mobilenet_v2, MobileNetV2-1.0"
  })
  void aNetworkIsFoundByItsOtherNames(String other, String name) {
    assertThat(Zoo.nameOf(other)).isEqualTo(name);
  }

  @Test
  void everyRegNetHasTimmsName() {
    assertThat(
            Stream.of("x", "y")
                .flatMap(
                    family ->
                        Stream.of(
                                "002", "004", "006", "008", "016", "032", "040", "064", "080",
                                "120", "160", "320")
                            .map(size -> "regnet" + family + "_" + size)))
        .extracting(Zoo::nameOf)
        .doesNotHaveDuplicates()
        .containsExactlyElementsOf(
            Zoo.names().stream()
                .filter(name -> name.startsWith("RegNet") && !name.equals("RegNetY-128GF"))
                .toList());
  }

  @Test
  void aMistypedNameIsRefusedWithTheNearestOne() {
    assertThatThrownBy(() -> Zoo.named("RegNetX-40MF"))
        .hasMessage("network (RegNetX-40MF) is not known; write RegNetX-400MF instead.");
  }

  @Test
  void anUnknownNameIsRefusedWithAllNames() {
    assertThatThrownBy(() -> Zoo.named("a network of mine"))
        .hasMessageStartingWith(
            "network (a network of mine) is not known; known are RegNetX-200MF,");
  }

  @Test
  void onlyRegNetsHaveRegNetParameters() {
    assertThat(Zoo.regNet("RegNetY-400MF")).contains(RegNet.y(16, 48, 27.89, 2.09, 8));
    assertThat(Zoo.regNet("ResNet-50")).isEmpty();
  }
}
