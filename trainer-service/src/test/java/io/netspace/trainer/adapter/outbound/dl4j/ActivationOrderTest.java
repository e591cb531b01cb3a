package io.netspace.trainer.adapter.outbound.dl4j;

import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.network;
import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.stage;
import static io.netspace.trainer.adapter.outbound.dl4j.onednn.ChannelOrder.BLOCKS_OF_16;
import static io.netspace.trainer.adapter.outbound.dl4j.onednn.ChannelOrder.BLOCKS_OF_8;
import static io.netspace.trainer.adapter.outbound.dl4j.onednn.ChannelOrder.LAST;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.ImageShape;
import io.netspace.contracts.vocabulary.Stage;
import io.netspace.contracts.vocabulary.Stem;
import io.netspace.contracts.vocabulary.StemType;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.ChannelOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivationOrderTest {
  private static final List<ChannelOrder> EIGHTS = List.of(BLOCKS_OF_16, BLOCKS_OF_8, LAST);
  private static final List<ChannelOrder> SIXTEENS = List.of(BLOCKS_OF_16, LAST);

  @Test
  void groupsOfEightAreKeptInBlocksOfEight() {
    assertThat(orders(EIGHTS, stage(2, 16, 2, 1, 8)))
        .containsExactly(BLOCKS_OF_8, BLOCKS_OF_8, BLOCKS_OF_8);
  }

  @Test
  void groupsOfEightAreKeptLastWhereEightAtATimeAreSlow() {
    assertThat(orders(SIXTEENS, stage(1, 16, 2, 1, 8))).containsExactly(LAST, LAST);
  }

  @Test
  void theOrderChangesWhereAProjectionIs() {
    assertThat(orders(EIGHTS, stage(2, 32, 2, 1, 16), stage(1, 24, 2, 1, 24)))
        .containsExactly(BLOCKS_OF_8, BLOCKS_OF_16, BLOCKS_OF_16, BLOCKS_OF_8);
  }

  @Test
  void aFewZerosAreWorthBlocksOfSixteen() {
    assertThat(orders(EIGHTS, stage(1, 88, 2, 1, 88))).containsExactly(BLOCKS_OF_8, BLOCKS_OF_16);
  }

  @Test
  void manyZerosAreNot() {
    assertThat(orders(EIGHTS, stage(1, 40, 2, 1, 40))).containsExactly(BLOCKS_OF_8, BLOCKS_OF_8);
  }

  @Test
  void aSqueezeSeesNoZeros() {
    assertThat(orders(EIGHTS, stage(1, 88, 2, 1, 88).withSqueeze(0.5)))
        .containsExactly(BLOCKS_OF_8, BLOCKS_OF_8);
  }

  @Test
  void narrowGroupsAndLargeDepthwiseKernelsAreKeptLast() {
    assertThat(orders(EIGHTS, stage(1, 16, 2, 1, 4))).containsExactly(BLOCKS_OF_8, LAST);
    assertThat(orders(EIGHTS, Stage.mbConv(1, 16, 2, 1, 5, null))).containsOnly(LAST);
    assertThat(orders(EIGHTS, Stage.mbConv(1, 16, 2, 1, 3, null))).containsOnly(BLOCKS_OF_8);
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
    assertThat(ActivationOrder.of(BodyPlan.of(network), EIGHTS)).containsOnly(LAST);
  }

  /** Of the stem, which has eight channels, and the blocks. */
  private static List<ChannelOrder> orders(List<ChannelOrder> choice, Stage... stages) {
    return ActivationOrder.of(BodyPlan.of(network(3, stages)), choice);
  }
}
