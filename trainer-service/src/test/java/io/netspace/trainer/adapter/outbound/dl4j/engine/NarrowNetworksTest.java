package io.netspace.trainer.adapter.outbound.dl4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class NarrowNetworksTest {
  @Test
  void narrowNetworksOfSmallImagesAre() {
    assertThat(isNarrow(32, StemType.SMALL_IMAGE, 24, 6, Activation.RELU)).isTrue();
    assertThat(isNarrow(32, StemType.SMALL_IMAGE, 24, 6, Activation.RELU6)).isTrue();
  }

  @Test
  void otherActivationsPoolingAndLargeImagesAreNot() {
    assertThat(isNarrow(32, StemType.SMALL_IMAGE, 24, 6, Activation.SILU)).isFalse();
    assertThat(isNarrow(32, StemType.RESNET, 24, 6, Activation.RELU)).isFalse();
    assertThat(isNarrow(33, StemType.SMALL_IMAGE, 24, 6, Activation.RELU)).isFalse();
  }

  /** Each value of 96 channels takes about 63 multiply-adds, of 240 channels about 160. */
  @Test
  void widerNetworksAreWhereGroupsDoNotFillBlocks() {
    assertThat(isNarrow(32, StemType.SMALL_IMAGE, 96, 8, Activation.RELU)).isFalse();
    assertThat(isNarrow(32, StemType.SMALL_IMAGE, 96, 4, Activation.RELU)).isTrue();
    assertThat(isNarrow(32, StemType.SMALL_IMAGE, 240, 4, Activation.RELU)).isFalse();
  }

  private static boolean isNarrow(
      int side, StemType stem, int width, int groupWidth, Activation activation) {
    Architecture network =
        new Architecture(
            new ImageShape(3, side, side),
            new Stem(stem, 16),
            List.of(new Stage(BlockType.X, 3, width, 1, 1, groupWidth)),
            10,
            null,
            activation);
    return NarrowNetworks.contain(BackbonePlan.of(network));
  }
}
