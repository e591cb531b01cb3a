package io.netspace.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    assertThat(Zoo.names()).hasSize(40).contains(name);
  }

  @ParameterizedTest
  @CsvSource({
    "regnetx-400mf, RegNetX-400MF",
    "regnet_x_400mf, RegNetX-400MF",
    "RegNetY-8GF, RegNetY-8.0GF",
    "regnet_x_1_6gf, RegNetX-1.6GF",
    "regnet_y_16gf, RegNetY-16GF",
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
