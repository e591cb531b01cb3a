package io.netspace.trainer.adapter.outbound.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Restores a network that an earlier version saved after three steps of training, and expects what
 * it computed then. It fails when a class, a field or a parameter in the file is renamed.
 */
class SavedNetworkCompatibilityTest {
  private static final int BATCH = 4;
  private static final int CLASSES = 3;
  private static final int STEPS = 3;

  /** Float32 rounds otherwise with other instruction sets. */
  private static final float ROUNDING = 1e-5f;

  private static final float[] PROBABILITIES = {
    0.3536035f, 0.32276565f, 0.3236308f,
    0.35112f, 0.32486802f, 0.324012f,
    0.35097972f, 0.32337683f, 0.32564348f,
    0.35404286f, 0.32310694f, 0.3228502f
  };

  private static final float[] PROBABILITIES_AFTER_A_STEP = {
    0.36740947f, 0.3156518f, 0.31693873f,
    0.36302894f, 0.31936985f, 0.3176012f,
    0.36296952f, 0.31690904f, 0.32012144f,
    0.3680707f, 0.31620178f, 0.31572753f
  };

  private ComputationGraph restored;

  @BeforeEach
  void restore() throws IOException {
    try (InputStream saved = saved()) {
      restored = ModelSerializer.restoreComputationGraph(saved, true);
    }
  }

  @AfterEach
  void close() {
    restored.getLayer("body").close();
    restored.close();
  }

  @Test
  void aNetworkSavedByAnEarlierVersionHasTheSameOutputs() {
    assertThat(restored.outputSingle(false, images()).data().asFloat())
        .containsExactly(PROBABILITIES, within(ROUNDING));
  }

  @Test
  void aNetworkSavedByAnEarlierVersionContinuesItsTraining() {
    // When
    restored.fit(new INDArray[] {images()}, new INDArray[] {labels()});

    // Then
    assertThat(restored.getIterationCount()).isEqualTo(STEPS + 1);
    assertThat(restored.outputSingle(false, images()).data().asFloat())
        .containsExactly(PROBABILITIES_AFTER_A_STEP, within(ROUNDING));
  }

  @Test
  void theConfigurationOfASavedNetworkIsWrittenAsBefore() throws IOException {
    // When
    String configuration = restored.getConfiguration().toJson();

    // Then
    try (ZipInputStream saved = new ZipInputStream(saved())) {
      assertThat(saved.getNextEntry().getName()).isEqualTo("configuration.json");
      assertThat(configuration).isEqualTo(new String(saved.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static InputStream saved() {
    return Objects.requireNonNull(
        SavedNetworkCompatibilityTest.class.getResourceAsStream("/golden/saved-network.zip"));
  }

  private static INDArray images() {
    float[] values = new float[BATCH * TinyNetworks.SMALL.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i * 37 % 101 / 50f - 1;
    }
    return Nd4j.createFromArray(values)
        .reshape(
            BATCH,
            TinyNetworks.SMALL.channels(),
            TinyNetworks.SMALL.height(),
            TinyNetworks.SMALL.width());
  }

  private static INDArray labels() {
    INDArray labels = Nd4j.zeros(BATCH, CLASSES);
    for (int image = 0; image < BATCH; image++) {
      labels.putScalar(image, image % CLASSES, 1);
    }
    return labels;
  }
}
