package io.netspace.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.testing.Fixtures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalFormTest {
  private static final ImageShape INPUT = new ImageShape(3, 32, 32);
  private static final Stem STEM = new Stem(StemType.SIMPLE, 16);
  private static final Stage STAGE = new Stage(BlockType.X, 2, 16, 2, 2, 8);

  private static Architecture network(Stage stage) {
    return new Architecture(INPUT, STEM, List.of(stage), 10);
  }

  @Test
  void theHashOfAnXNetworkNeverChanges() {
    // Given
    Architecture regNetX400MF =
        new Architecture(
            new ImageShape(3, 224, 224),
            new Stem(StemType.SIMPLE, 32),
            List.of(
                new Stage(BlockType.X, 1, 32, 2, 1, 16),
                new Stage(BlockType.X, 2, 64, 2, 1, 16),
                new Stage(BlockType.X, 7, 160, 2, 1, 16),
                new Stage(BlockType.X, 12, 384, 2, 1, 16)),
            1000);

    // Then
    assertThat(regNetX400MF.canonicalHash()).isEqualTo("18c96bd20bcb7093");
    assertThat(Fixtures.aCandidate().candidate().architecture().canonicalHash())
        .isEqualTo("d9237a3c6f5fd63d");
  }

  @Test
  void everyPropertyChangesTheHash() {
    // Given
    List<Architecture> networks = new ArrayList<>();
    networks.add(network(STAGE));
    networks.add(network(new Stage(BlockType.LINEAR_BOTTLENECK, 2, 16, 2, 2, 8)));
    networks.add(network(STAGE.withSqueeze(0.25)));
    networks.add(network(STAGE.withSqueeze(0.5)));
    networks.add(network(new Stage(BlockType.X, 2, 16, 2, 2, 8, null, 5)));
    networks.add(network(Stage.mbConv(2, 16, 2, 6, 3, null)));
    networks.add(network(Stage.mbConv(2, 16, 2, 6, 5, 0.25)));
    networks.add(network(Stage.full(BlockType.VANILLA, 2, 16, 2)));
    networks.add(network(Stage.full(BlockType.V, 2, 16, 2)));
    networks.add(network(Stage.full(BlockType.VR, 2, 16, 2)));
    networks.add(network(Stage.full(BlockType.BASIC, 2, 16, 2)));
    networks.add(new Architecture(INPUT, STEM, List.of(STAGE), 10, 64, null));
    networks.add(new Architecture(INPUT, STEM, List.of(STAGE), 10, null, Activation.SILU));
    networks.add(new Architecture(INPUT, new Stem(StemType.RESNET, 16), List.of(STAGE), 10));
    networks.add(network(STAGE).on(new ImageShape(1, 32, 32), 10));
    networks.add(network(STAGE).on(INPUT, 100));

    // Then
    assertThat(networks.stream().map(Architecture::canonicalHash)).doesNotHaveDuplicates();
  }

  @Test
  void whatTheNetworkDoesNotHaveIsNotSaid() {
    // Given
    Stage explicit = new Stage(BlockType.X, 2, 16, 2, 2, 8, 0.0, 3);

    // When
    Architecture network = new Architecture(INPUT, STEM, List.of(explicit), 10, 0, Activation.RELU);

    // Then
    assertThat(network).isEqualTo(network(STAGE));
    assertThat(network.activationFunction()).isEqualTo(Activation.RELU);
    assertThat(network.stages().getFirst().kernelSize()).isEqualTo(3);
  }

  @Test
  void theTextOfAnXNetworkNeverChanges() {
    assertThat(CanonicalNetwork.text(network(STAGE)))
        .isEqualTo(
            "Architecture[input=3x32x32, stem=Stem[type=SIMPLE, width=16], stages=[Stage[block=X,"
                + " depth=2, width=16, stride=2, bottleneckRatio=2.0, groupWidth=8]], classes=10]");
  }

  @Test
  void theTextOfANetworkListsItsProperties() {
    // Given
    Stage stage = Stage.mbConv(1, 16, 1, 2, 5, 0.25);

    // Then
    assertThat(
            CanonicalNetwork.text(
                new Architecture(INPUT, STEM, List.of(stage), 10, 64, Activation.SILU)))
        .contains("seRatio=0.25, kernel=5]")
        .endsWith("headWidth=64, activation=SILU]");
  }

  @Test
  void ratiosThatGiveTheSameWidthsAreTheSameNetwork() {
    assertThat(network(STAGE.withSqueeze(0.25)).canonicalHash())
        .isEqualTo(network(STAGE.withSqueeze(0.26)).canonicalHash());
  }
}
