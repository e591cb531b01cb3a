package io.netspace.trainer.adapter.outbound.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.training.Recipe;
import io.netspace.trainer.adapter.outbound.dl4j.BlockNetworks.Case;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.OperationTimes;
import io.netspace.trainer.adapter.outbound.dl4j.engine.Backend;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What oneDNN runs for whole networks, between and beside their convolutions. */
class BackboneCodeTest {
  static List<Case> networks() {
    List<Case> cases = new ArrayList<>(BlockNetworks.all(Activation.RELU));
    for (StemType stem : StemType.values()) {
      for (BlockType block : List.of(BlockType.X, BlockType.VR, BlockType.V)) {
        for (int width : List.of(8, 24, 32, 136)) {
          cases.add(
              new Case(
                  stem + ", " + block + " of " + width,
                  new Architecture(
                      new ImageShape(3, 32, 32),
                      new Stem(stem, 16),
                      List.of(stage(block, width, 1), stage(block, 8, 2), stage(block, width, 2)),
                      10),
                  8));
        }
      }
    }
    return cases;
  }

  private static Stage stage(BlockType block, int width, int stride) {
    return block.hasBottleneck()
        ? new Stage(block, 2, width, stride, 1, 8).withSqueeze(0.25)
        : Stage.full(block, 2, width, stride);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void noOperationTakesReferenceCode(Case example) {
    try (NetworkWithReference pair =
        new NetworkWithReference(example.network(), Recipe.DEFAULT, example.batch(), 3)) {
      // Given: oneDNN, whatever engine the network has by rule.
      pair.network.useEngine(Backend.FIRST_ENGINE);
      pair.network.step(pair.imageArray, pair.labelArray);
      OperationTimes times = new OperationTimes();

      // When
      pair.network.measure(example.batch(), times);
      pair.network.step(pair.imageArray, pair.labelArray);

      // Then
      assertThat(times.longestFirst()).isNotEmpty().noneMatch(time -> time.code().isReference());
    }
  }
}
