package io.netspace.analyzer.domain.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkFeaturesTest {
  private static final double EXACT = 1e-12;

  private static Architecture network(Stage... stages) {
    return new Architecture(
        new ImageShape(3, 32, 32), new Stem(StemType.SIMPLE, 16), List.of(stages), 10);
  }

  private static double[] features(Stage... stages) {
    return NetworkFeatures.of(network(stages), new Complexity(1_000_000, 20_000, 50_000));
  }

  private static double feature(double[] features, int stages, String name) {
    return features[NetworkFeatures.names(stages).indexOf(name)];
  }

  @Test
  void featuresOfTwoStagesAreThoseComputedByHand() {
    // Given: widths over blocks 16, 32, 32, so logs 4, 5, 5 times log 2
    Stage first = new Stage(BlockType.X, 1, 16, 1, 2, 8);
    Stage second = new Stage(BlockType.X, 2, 32, 2, 4, 4);
    double log2 = Math.log(2);
    // When
    double[] features = features(first, second);
    // Then
    assertThat(features).hasSize(22).hasSize(NetworkFeatures.count(2));
    assertThat(feature(features, 2, "log flops")).isCloseTo(Math.log(1e6), within(EXACT));
    assertThat(feature(features, 2, "log depth")).isCloseTo(Math.log(3), within(EXACT));
    assertThat(feature(features, 2, "log width of stage 2")).isCloseTo(5 * log2, within(EXACT));
    assertThat(feature(features, 2, "log bottleneck ratio of stage 2"))
        .isCloseTo(2 * log2, within(EXACT));
    assertThat(feature(features, 2, "log group width of stage 1"))
        .isCloseTo(3 * log2, within(EXACT));
    assertThat(feature(features, 2, "log width of the narrowest stage"))
        .isCloseTo(4 * log2, within(EXACT));
    assertThat(feature(features, 2, "log bottleneck width of the narrowest stage"))
        .isCloseTo(3 * log2, within(EXACT));
    assertThat(feature(features, 2, "log width of the widest stage"))
        .isCloseTo(5 * log2, within(EXACT));
    assertThat(feature(features, 2, "log bottleneck width of the last stage"))
        .isCloseTo(3 * log2, within(EXACT));
    assertThat(feature(features, 2, "mean log width of blocks"))
        .isCloseTo(14.0 / 3 * log2, within(EXACT));
    // The stages' middles are blocks 0 and 1.5, so -1 and 0.5 from the middle of three blocks:
    // (1 * -1 * (4 - 14/3) + 2 * 0.5 * (5 - 14/3)) / 2 = 0.5
    assertThat(feature(features, 2, "slope of log width over blocks"))
        .isCloseTo(0.5 * log2, within(EXACT));
    // |4 - (14/3 - 0.5)| = 1/6 and 2 |5 - (14/3 + 0.25)| = 1/6, over three blocks
    assertThat(feature(features, 2, "misfit of log width over blocks"))
        .isCloseTo(1.0 / 9 * log2, within(EXACT));
    assertThat(feature(features, 2, "last stage's share of blocks")).isEqualTo(2.0 / 3);
    assertThat(feature(features, 2, "first stage's share of blocks")).isEqualTo(1.0 / 3);
    assertThat(feature(features, 2, "shrinkage of log width from stage to stage")).isZero();
  }

  @Test
  void shrinkageAddsTheStepsDown() {
    // Given
    Stage wide = Stage.full(BlockType.X, 1, 32, 1);
    Stage narrow = Stage.full(BlockType.X, 1, 8, 1);
    // When
    double[] features = features(wide, narrow, wide, narrow);
    // Then
    assertThat(feature(features, 4, "shrinkage of log width from stage to stage"))
        .isCloseTo(-4 * Math.log(2), within(EXACT));
  }

  @Test
  void aSingleBlockHasFiniteFeatures() {
    assertThat(features(Stage.full(BlockType.BASIC, 1, 5000, 1))).doesNotContain(Double.NaN);
  }

  @Test
  void everyFeatureHasAName() {
    IntStream.rangeClosed(1, 6)
        .forEach(
            stages ->
                assertThat(NetworkFeatures.names(stages))
                    .hasSize(NetworkFeatures.count(stages))
                    .doesNotHaveDuplicates());
  }
}
