package io.netspace.trainer.adapter.outbound.dl4j;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.BlockType;
import io.netspace.contracts.vocabulary.ImageShape;
import io.netspace.contracts.vocabulary.Stage;
import io.netspace.contracts.vocabulary.Stem;
import io.netspace.contracts.vocabulary.StemType;
import java.util.List;
import org.junit.jupiter.api.Test;

class UntrainableNetworkTest {
  @Test
  void anotherBlockIsNotTrainedAsAnX() {
    // Given
    Architecture network =
        new Architecture(
            new ImageShape(3, 8, 8),
            new Stem(StemType.SMALL_IMAGE, 8),
            List.of(Stage.full(BlockType.BASIC, 1, 8, 1)),
            4);

    // Then
    assertThatThrownBy(() -> BodyPlan.of(network))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("block (BASIC) cannot be trained yet; choose X.");
  }
}
