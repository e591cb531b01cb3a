package io.netspace.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.netspace.contracts.Fixtures;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrainableTest {
  private static final Stem STEM = new Stem(StemType.SIMPLE, 8);
  private static final Stage STAGE = new Stage(BlockType.X, 1, 16, 2, 1, 8);

  private static Architecture network(
      Stem stem, Stage stage, @Nullable Integer headWidth, @Nullable Activation activation) {
    return new Architecture(
        new ImageShape(3, 32, 32), stem, List.of(stage), 10, headWidth, activation);
  }

  static Stream<Arguments> untrainable() {
    return Stream.of(
        arguments(
            "stem type (RESNET) cannot be trained yet; choose SIMPLE or SMALL_IMAGE.",
            network(new Stem(StemType.RESNET, 8), STAGE, null, null)),
        arguments(
            "block (VR) cannot be trained yet; choose X.",
            network(STEM, Stage.full(BlockType.VR, 1, 16, 2), null, null)),
        arguments(
            "seRatio (0.25) cannot be trained yet; leave it out.",
            network(STEM, STAGE.withSqueeze(0.25), null, null)),
        arguments(
            "kernel (5) cannot be trained yet; leave it out.",
            network(STEM, new Stage(BlockType.X, 1, 16, 2, 1, 8, null, 5), null, null)),
        arguments(
            "stride (4) cannot be trained yet; choose 1 or 2.",
            network(STEM, new Stage(BlockType.X, 1, 16, 4, 1, 8), null, null)),
        arguments(
            "headWidth (64) cannot be trained yet; leave it out.", network(STEM, STAGE, 64, null)),
        arguments(
            "activation (SILU) cannot be trained yet; leave it out.",
            network(STEM, STAGE, null, Activation.SILU)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("untrainable")
  void whatCannotBeTrainedIsRefused(String sentence, Architecture network) {
    assertThatThrownBy(() -> Trainable.require(network)).hasMessage(sentence);
  }

  @Test
  void aSpaceOfUntrainableNetworksIsRefused() {
    // Given
    DesignSpace space = KnownSpaces.anyNetXA(new Stem(StemType.RESNET, 64), List.of(2, 2), 4, 64);

    // Then
    assertThatThrownBy(() -> Trainable.require(space))
        .hasMessage("stem type (RESNET) cannot be trained yet; choose SIMPLE or SMALL_IMAGE.");
  }

  @Test
  void everySpaceAndNetworkOfTheLadderIsTrained() {
    // Given
    DesignSpace space = KnownSpaces.anyNetXA();
    Architecture network = Fixtures.aCandidate().candidate().architecture();

    // Then
    assertThat(Trainable.require(space)).isEqualTo(space);
    assertThat(Trainable.require(network)).isEqualTo(network);
  }
}
