package io.netspace.trainer.adapter.outbound.dl4j;

import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.candidate;
import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.regime;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.contracts.interchange.NetworkJson;
import io.netspace.contracts.vocabulary.Activation;
import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.BlockType;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.ImageShape;
import io.netspace.contracts.vocabulary.Recipe;
import io.netspace.contracts.vocabulary.Stage;
import io.netspace.contracts.vocabulary.Stem;
import io.netspace.contracts.vocabulary.StemType;
import io.netspace.contracts.vocabulary.TrainedForm;
import io.netspace.contracts.wire.WireJson;
import io.netspace.trainer.domain.LabelledImages;
import io.netspace.trainer.domain.PixelStatistics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What other programs compute from the files of a trained network. */
class TrainedNetworkTest {
  /** Of the largest logit: both sides compute in float32, in different orders. */
  private static final double TOLERANCE = 1e-4;

  private static final int BATCH = 3;
  private static final ImageShape IMAGE = new ImageShape(3, 13, 11);

  static Stream<Architecture> networks() {
    Stage groups = new Stage(BlockType.X, 2, 16, 2, 1, 4);
    return Stream.of(
        of(StemType.SMALL_IMAGE, null, Activation.RELU, groups),
        of(StemType.SIMPLE, null, Activation.SILU, groups.withSqueeze(0.25)),
        of(StemType.RESNET, 20, Activation.RELU, groups),
        of(StemType.SIMPLE, null, Activation.GELU, new Stage(BlockType.X, 1, 12, 3, 0.5, 8)),
        of(
            StemType.SIMPLE,
            24,
            Activation.SILU,
            Stage.mbConv(2, 8, 1, 1, 3, 0.25),
            Stage.mbConv(2, 16, 2, 6, 5, 0.25)),
        of(StemType.SIMPLE, 24, Activation.RELU6, Stage.mbConv(2, 8, 2, 6, 7, null)),
        of(
            StemType.SIMPLE,
            null,
            Activation.SILU,
            new Stage(BlockType.LINEAR_BOTTLENECK, 2, 16, 2, 0.25, 8, 0.25, null)),
        of(StemType.SMALL_IMAGE, null, Activation.RELU, Stage.full(BlockType.BASIC, 2, 16, 2)),
        of(StemType.SMALL_IMAGE, null, Activation.RELU, Stage.full(BlockType.VANILLA, 1, 16, 2)),
        of(StemType.SMALL_IMAGE, null, Activation.RELU, Stage.full(BlockType.V, 2, 16, 2)),
        of(StemType.SMALL_IMAGE, null, Activation.RELU, Stage.full(BlockType.VR, 2, 16, 2)));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void anOnnxRuntimeComputesTheSameLogits(Architecture architecture)
      throws IOException, OrtException {
    try (CandidateNetwork network = network(architecture)) {
      // Given
      LabelledImages images = noise(architecture, 5);
      INDArray expected = logits(network, images);

      // When
      float[][] actual =
          onnxLogits(written(TrainedForm.ONNX, architecture, network, images), images);

      // Then
      double largest = expected.amaxNumber().doubleValue();
      assertThat(largest).isGreaterThan(0.1);
      assertThat(Nd4j.createFromArray(actual).sub(expected).amaxNumber().doubleValue() / largest)
          .isLessThan(TOLERANCE);
    }
  }

  @Test
  void anOnnxFileSaysWhatItIs() throws IOException, OrtException {
    Architecture architecture = networks().findFirst().orElseThrow();
    try (CandidateNetwork network = network(architecture);
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        OrtSession session =
            OrtEnvironment.getEnvironment()
                .createSession(
                    written(TrainedForm.ONNX, architecture, network, noise(architecture, 5)),
                    options)) {
      // When
      Map<String, String> properties = session.getMetadata().getCustomMetadata();

      // Then
      assertThat(session.getInputNames()).containsExactly("images");
      assertThat(session.getOutputNames()).containsExactly("logits");
      assertThat(properties)
          .containsEntry("classes", "4")
          .containsEntry("errorPercent", "12.5")
          .containsEntry("candidate", candidate(architecture, 1).id().value())
          .containsKeys("mean", "deviation", "study");
      assertThat(NetworkJson.read(WireJson.mapper().readTree(properties.get("architecture"))))
          .isEqualTo(architecture);
    }
  }

  @Test
  void theJsonHasTheNetworkAndAllItsNumbers() throws IOException {
    // Given
    Architecture architecture = networks().findFirst().orElseThrow();
    try (CandidateNetwork network = network(architecture)) {
      // When
      JsonNode json =
          WireJson.mapper()
              .readTree(written(TrainedForm.JSON, architecture, network, noise(architecture, 5)));

      // Then
      assertThat(NetworkJson.read(json.path("architecture"))).isEqualTo(architecture);
      assertThat(json.path("errorPercent").doubleValue()).isEqualTo(12.5);
      assertThat(json.path("regime").path("recipe").path("learningRate").doubleValue())
          .isEqualTo(Recipe.DEFAULT.learningRate());
      List<Float> numbers = new ArrayList<>();
      for (JsonNode tensor : json.path("tensors")) {
        FloatBuffer values =
            ByteBuffer.wrap(tensor.path("values").binaryValue())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        int count = 1;
        for (JsonNode size : tensor.path("shape")) {
          count *= size.intValue();
        }
        assertThat(values.remaining()).as(tensor.path("name").asText()).isEqualTo(count);
        while (values.hasRemaining()) {
          numbers.add(values.get());
        }
      }
      assertThat(numbers)
          .hasSize(Math.toIntExact(network.network().numParams()) + 2 * IMAGE.channels());
      assertThat(numbers).contains(network.network().params().getFloat(0));
    }
  }

  private static Architecture of(
      StemType stem, Integer headWidth, Activation activation, Stage... stages) {
    return new Architecture(IMAGE, new Stem(stem, 8), List.of(stages), 4, headWidth, activation);
  }

  /** A network whose scales, shifts, biases and running statistics are not what they begin as. */
  private static CandidateNetwork network(Architecture architecture) {
    CandidateNetwork network =
        new CandidateNetwork(architecture, Recipe.DEFAULT, 1, 1, new SplittableRandom(3));
    INDArray parameters = network.network().params();
    Random random = new Random(4);
    for (long i = 0; i < parameters.length(); i++) {
      float value = parameters.getFloat(i);
      parameters.putScalar(
          i, value == 0 || value == 1 ? value + 0.5 * random.nextDouble() : value * 1.5);
    }
    return network;
  }

  private static byte[] written(
      TrainedForm form, Architecture architecture, CandidateNetwork network, LabelledImages images)
      throws IOException {
    Candidate candidate = candidate(architecture, 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Dl4jTrainedNetwork(
            candidate,
            regime(1, BATCH, BATCH, Recipe.DEFAULT),
            images.statistics(),
            network.network(),
            12.5)
        .write(form, out);
    return out.toByteArray();
  }

  private static INDArray logits(CandidateNetwork network, LabelledImages images) {
    PixelStatistics statistics = images.statistics();
    INDArray scaled = Nd4j.create(pixels(images)).reshape(shape(images));
    for (int channel = 0; channel < IMAGE.channels(); channel++) {
      INDArray one = scaled.get(all(), point(channel));
      one.subi(statistics.mean(channel)).divi(statistics.deviation(channel));
    }
    INDArray features = network.network().feedForward(scaled, false).get("body");
    INDArray weights = network.network().getLayer("output").getParam("W");
    return features.mmul(weights).addRowVector(network.network().getLayer("output").getParam("b"));
  }

  private static float[][] onnxLogits(byte[] model, LabelledImages images) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        OrtSession session = environment.createSession(model, options);
        OnnxTensor input =
            OnnxTensor.createTensor(environment, FloatBuffer.wrap(pixels(images)), shape(images));
        OrtSession.Result result = session.run(Map.of("images", input))) {
      return (float[][]) result.get(0).getValue();
    }
  }

  private static float[] pixels(LabelledImages images) {
    float[] pixels = new float[images.count() * IMAGE.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = images.pixel(i / IMAGE.size(), i % IMAGE.size());
    }
    return pixels;
  }

  private static long[] shape(LabelledImages images) {
    return new long[] {images.count(), IMAGE.channels(), IMAGE.height(), IMAGE.width()};
  }

  private static LabelledImages noise(Architecture architecture, long seed) {
    byte[] pixels = new byte[BATCH * IMAGE.size()];
    new Random(seed).nextBytes(pixels);
    return new LabelledImages(IMAGE, architecture.classes(), pixels, new int[BATCH]);
  }
}
