package io.netspace.trainer.adapter.outbound.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.model.network.Activation;
import io.netspace.model.training.Recipe;
import io.netspace.trainer.adapter.outbound.dl4j.BlockNetworks.Case;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class BackboneLayerTest {
  /** Of float32 against float64, relative to the probabilities of an image. */
  private static final double SINGLE_PRECISION = 1e-4;

  static List<Case> smooth() {
    return BlockNetworks.all(Activation.SILU);
  }

  static List<Case> kinked() {
    return BlockNetworks.all(Activation.RELU);
  }

  @ParameterizedTest
  @MethodSource("kinked")
  void inferenceEqualsTheReference(Case example) {
    // Given
    try (NetworkWithReference pair = comparison(example)) {
      pair.gradient();
      pair.reference.loss(pair.images, pair.labels);

      // When
      float[][] probabilities = pair.network.probabilities(pair.imageArray).toFloatMatrix();

      // Then
      double[][] expected = pair.reference.inference(pair.images);
      for (int n = 0; n < expected.length; n++) {
        assertThat(
                NetworkWithReference.relativeError(
                    probabilities[n], expected[n], 0, expected[n].length))
            .isLessThan(SINGLE_PRECISION);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void runningStatisticsEqualTheReference(Case example) {
    // Given
    try (NetworkWithReference pair = comparison(example)) {

      // When
      pair.gradient();
      pair.gradient();

      // Then
      pair.reference.loss(pair.images, pair.labels);
      pair.reference.loss(pair.images, pair.labels);
      float[] actual = pair.network.graph().params().toFloatVector();
      double[] expected = pair.reference.parameters;
      BackbonePlan plan = pair.plan;
      assertThat(
              NetworkWithReference.relativeError(
                  actual, expected, plan.meanOffset(), plan.varianceOffset()))
          .as("means")
          .isLessThan(SINGLE_PRECISION);
      assertThat(
              NetworkWithReference.relativeError(
                  actual, expected, plan.varianceOffset(), plan.parameterCount()))
          .as("variances")
          .isLessThan(SINGLE_PRECISION);
    }
  }

  @Test
  void batchesOfAllSizesTakeTurns() {
    // Given
    try (NetworkWithReference pair = mixed(5)) {
      ComputationGraph network = pair.network.graph();
      float[][] together = pair.network.probabilities(pair.imageArray).toFloatMatrix();

      for (int size : new int[] {1, 3, 5, 1, 2}) {
        // When
        INDArray some = pair.imageArray.get(NDArrayIndex.interval(0, size)).dup('c');
        float[][] probabilities = network.outputSingle(false, some).toFloatMatrix();

        // Then
        for (int n = 0; n < size; n++) {
          assertThat(probabilities[n])
              .containsExactly(together[n], org.assertj.core.data.Offset.offset(1e-6f));
        }
      }
    }
  }

  @Test
  void imagesNeedNotBeDense() {
    // Given
    try (NetworkWithReference pair = mixed(4)) {
      float[] expected = pair.gradient();
      float[][] probabilities = pair.network.probabilities(pair.imageArray).toFloatMatrix();

      // When
      INDArray dense = pair.imageArray.dup();
      INDArray lastAxisFirst = dense.permute(3, 0, 1, 2).dup('c').permute(1, 2, 3, 0);
      INDArray partOfMore =
          Nd4j.concat(0, Nd4j.rand(DataType.FLOAT, 2, 3, 7, 9), dense)
              .get(NDArrayIndex.interval(2, 6));

      // Then
      for (INDArray images : List.of(lastAxisFirst, dense.dup('f'), partOfMore)) {
        pair.imageArray = images;
        assertThat(pair.gradient()).containsExactly(expected);
      }
      pair.imageArray = dense;
      assertThat(probabilities).hasDimensions(4, 3);
    }
  }

  @Test
  void imagesOfAnotherShapeOrTypeAreRefused() {
    // Given
    try (NetworkWithReference pair = mixed(4)) {
      INDArray transposed = pair.imageArray.permute(0, 1, 3, 2);
      INDArray precise = pair.imageArray.castTo(DataType.DOUBLE);

      // Then
      assertThatThrownBy(() -> pair.network.probabilities(transposed))
          .hasMessage("images (FLOAT [4, 3, 9, 7]) must be FLOAT of the shape [batch, 3, 7, 9].");
      assertThatThrownBy(() -> pair.network.probabilities(precise))
          .hasMessageContaining("must be FLOAT");
    }
  }

  @Test
  void gradientsMayMove() {
    // Given
    try (NetworkWithReference pair = mixed(4)) {
      float[] expected = pair.gradient();
      ComputationGraph network = pair.network.graph();

      // When
      network.setBackpropGradientsViewArray(Nd4j.zeros(DataType.FLOAT, 1, network.numParams()));

      // Then
      pair.gradient();
      assertThat(network.getLayer("body").getGradientsViewArray().toFloatVector())
          .isEqualTo(java.util.Arrays.copyOf(times(expected, 4), pair.plan.parameterCount()));
    }
  }

  private static float[] times(float[] numbers, int factor) {
    float[] result = numbers.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] *= factor;
    }
    return result;
  }

  private static NetworkWithReference mixed(int batch) {
    return new NetworkWithReference(BlockNetworks.mixed(Activation.SILU), Recipe.DEFAULT, batch, 3);
  }

  private static NetworkWithReference comparison(Case example) {
    return new NetworkWithReference(example.network(), Recipe.DEFAULT, example.batch(), 11);
  }
}
