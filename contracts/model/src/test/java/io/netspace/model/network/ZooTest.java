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
    assertThat(Zoo.names()).hasSize(45).contains(name);
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
    "regnety_640, RegNetY-64GF",
    "regnety_2560, RegNetY-256GF",
    "timm/regnety_032.ra_in1k, RegNetY-3.2GF",
    "hf_hub:timm/resnet18.a1_in1k, ResNet-18",
    "facebook/regnet-y-040, RegNetY-4.0GF",
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
                .filter(name -> name.startsWith("RegNet"))
                .filter(name -> !name.matches("RegNetY-(64|128|256)GF"))
                .toList());
  }

  /** What timm 1.0.31 has under these names. */
  @ParameterizedTest
  @CsvSource({
    "regnetx_002, 2684792",
    "regnetx_004, 5157512",
    "regnetx_006, 6196040",
    "regnetx_008, 7259656",
    "regnetx_016, 9190136",
    "regnetx_032, 15296552",
    "regnetx_040, 22118248",
    "regnetx_064, 26209256",
    "regnetx_080, 39572648",
    "regnetx_120, 46106056",
    "regnetx_160, 54278536",
    "regnetx_320, 107811560",
    "regnety_002, 3162996",
    "regnety_004, 4344144",
    "regnety_006, 6055160",
    "regnety_008, 6263168",
    "regnety_016, 11202430",
    "regnety_032, 19436338",
    "regnety_040, 20646656",
    "regnety_064, 30583252",
    "regnety_080, 39180068",
    "regnety_120, 51822544",
    "regnety_160, 83590140",
    "regnety_320, 145046770",
    "regnety_640, 281378786",
    "regnety_1280, 644812894",
    "regnety_2560, 1282601138",
    "resnet18, 11689512",
    "resnet34, 21797672",
    "resnet50, 25557032",
    "resnet101, 44549160",
    "resnet152, 60192808",
    "resnext50_32x4d, 25028904",
    "resnext101_32x4d, 44177704",
    "efficientnet_b0, 5288548",
    "efficientnet_b1, 7794184",
    "efficientnet_b5, 30389784",
    "mobilenetv2_100, 3504872",
    "mobilenetv2_140, 6108776"
  })
  void aNetworkHasTheParametersThatTimmCounts(String name, long parameters) {
    assertThat(Complexity.of(Zoo.named(name)).parameters()).isEqualTo(parameters);
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
