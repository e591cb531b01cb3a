package io.netspace.trainer.adapter.outbound.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.training.Recipe;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class SavedNetworkTest {
  private static final Recipe RECIPE = new Recipe(0.1, 0.9, 0.01, 0.005);

  @ParameterizedTest
  @EnumSource
  void aRestoredNetworkGivesTheSameOutputsBitForBit(Activation activation) throws IOException {
    // Given
    try (NetworkWithReference pair = trained(activation)) {
      byte[] saved = saved(pair.network.graph());

      // When
      ComputationGraph restored = restored(saved);

      // Then
      float[] outputs = pair.network.probabilities(pair.imageArray).data().asFloat();
      assertThat(restored.outputSingle(false, pair.imageArray).data().asFloat())
          .containsExactly(outputs);
      close(restored);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStepOfARestoredNetworkIsTheSameBitForBit(Activation activation) throws IOException {
    // Given
    try (NetworkWithReference pair = trained(activation)) {
      ComputationGraph restored = restored(saved(pair.network.graph()));
      INDArray before = restored.params().dup();

      // When
      pair.network.step(pair.imageArray, pair.labelArray);
      restored.fit(new INDArray[] {pair.imageArray}, new INDArray[] {pair.labelArray});

      // Then
      float[] parameters = pair.network.graph().params().toFloatVector();
      assertThat(restored.params().toFloatVector())
          .containsExactly(parameters)
          .isNotEqualTo(before.toFloatVector());
      close(restored);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theBackboneConfigurationIsPlainJson(Activation activation) {
    // Given
    Architecture network = BlockNetworks.mixed(activation);
    try (NetworkWithReference pair = new NetworkWithReference(network, RECIPE, 2, 1)) {
      String json = pair.network.graph().getConfiguration().toJson();

      // When
      ComputationGraphConfiguration read = ComputationGraphConfiguration.fromJson(json);

      // Then
      BodyConfiguration body =
          (BodyConfiguration)
              new ComputationGraph(read)
                  .getConfiguration().getVertices().values().stream()
                      .map(org.deeplearning4j.nn.conf.graph.LayerVertex.class::cast)
                      .map(vertex -> vertex.getLayerConf().getLayer())
                      .filter(BodyConfiguration.class::isInstance)
                      .findFirst()
                      .orElseThrow();
      assertThat(read.toJson()).isEqualTo(json);
      assertThat(body.plan()).isEqualTo(pair.plan);
      assertThat(body.getLayerName()).isEqualTo("body");
      assertThat(body.getNIn()).isEqualTo(network.input().size());
      assertThat(body.getNOut()).isEqualTo(pair.plan.featureCount());
    }
  }

  private static NetworkWithReference trained(Activation activation) {
    NetworkWithReference pair =
        new NetworkWithReference(BlockNetworks.mixed(activation), RECIPE, 4, 7);
    pair.network.step(pair.imageArray, pair.labelArray);
    pair.network.step(pair.imageArray, pair.labelArray);
    return pair;
  }

  private static byte[] saved(ComputationGraph network) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelSerializer.writeModel(network, out, true);
    return out.toByteArray();
  }

  private static ComputationGraph restored(byte[] saved) throws IOException {
    return ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(saved), true);
  }

  private static void close(ComputationGraph network) {
    network.getLayer("body").close();
    network.close();
  }
}
