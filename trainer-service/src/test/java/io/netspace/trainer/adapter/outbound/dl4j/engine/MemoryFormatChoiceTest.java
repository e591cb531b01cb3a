package io.netspace.trainer.adapter.outbound.dl4j.engine;

import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.network;
import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.stage;
import static io.netspace.trainer.adapter.outbound.dl4j.onednn.MemoryFormat.BLOCKED_16;
import static io.netspace.trainer.adapter.outbound.dl4j.onednn.MemoryFormat.BLOCKED_8;
import static io.netspace.trainer.adapter.outbound.dl4j.onednn.MemoryFormat.CHANNELS_LAST;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.network.Architecture;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.MemoryFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryFormatChoiceTest {
  private static final List<MemoryFormat> EIGHTS = List.of(BLOCKED_16, BLOCKED_8, CHANNELS_LAST);
  private static final List<MemoryFormat> SIXTEENS = List.of(BLOCKED_16, CHANNELS_LAST);

  @Test
  void groupsOfEightAreKeptInBlocksOfEight() {
    assertThat(orders(EIGHTS, stage(2, 16, 2, 1, 8)))
        .containsExactly(BLOCKED_8, BLOCKED_8, BLOCKED_8);
  }

  @Test
  void groupsOfEightAreKeptLastWhereEightAtATimeAreSlow() {
    assertThat(orders(SIXTEENS, stage(1, 16, 2, 1, 8)))
        .containsExactly(CHANNELS_LAST, CHANNELS_LAST);
  }

  @Test
  void theOrderChangesWhereAProjectionIs() {
    assertThat(orders(EIGHTS, stage(2, 32, 2, 1, 16), stage(1, 24, 2, 1, 24)))
        .containsExactly(BLOCKED_8, BLOCKED_16, BLOCKED_16, BLOCKED_8);
  }

  @Test
  void aLittlePaddingIsAcceptedForBlocksOfSixteen() {
    assertThat(orders(EIGHTS, stage(1, 88, 2, 1, 88))).containsExactly(BLOCKED_8, BLOCKED_16);
  }

  @Test
  void aLittlePaddingIsAcceptedInDepthwiseConvolutions() {
    assertThat(orders(EIGHTS, stage(1, 88, 2, 1, 1))).containsExactly(BLOCKED_8, BLOCKED_16);
    assertThat(orders(EIGHTS, stage(1, 40, 2, 1, 1))).containsExactly(BLOCKED_8, BLOCKED_8);
  }

  @Test
  void manyZerosAreNot() {
    assertThat(orders(EIGHTS, stage(1, 40, 2, 1, 40))).containsExactly(BLOCKED_8, BLOCKED_8);
  }

  @Test
  void aSqueezeSeesNoZeros() {
    assertThat(orders(EIGHTS, stage(1, 88, 2, 1, 88).withSqueeze(0.5)))
        .containsExactly(BLOCKED_8, BLOCKED_8);
  }

  @Test
  void narrowGroupsAndLargeDepthwiseKernelsAreKeptLast() {
    assertThat(orders(EIGHTS, stage(1, 16, 2, 1, 4))).containsExactly(BLOCKED_8, CHANNELS_LAST);
    assertThat(orders(EIGHTS, Stage.mbConv(1, 16, 2, 1, 5, null))).containsOnly(CHANNELS_LAST);
    assertThat(orders(EIGHTS, Stage.mbConv(1, 16, 2, 1, 3, null))).containsOnly(BLOCKED_8);
  }

  @Test
  void imagesOfTwoChannelsAreKeptLast() {
    // Given
    Architecture network =
        new Architecture(
            new ImageShape(2, 8, 8),
            new Stem(StemType.SMALL_IMAGE, 16),
            List.of(stage(1, 16, 2, 1, 16)),
            3);

    // Then
    assertThat(MemoryFormatChoice.of(BackbonePlan.of(network), EIGHTS)).containsOnly(CHANNELS_LAST);
  }

  /** Of the stem, which has eight channels, and the blocks. */
  private static List<MemoryFormat> orders(List<MemoryFormat> choice, Stage... stages) {
    return MemoryFormatChoice.of(BackbonePlan.of(network(3, stages)), choice);
  }
}
