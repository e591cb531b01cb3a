package io.netspace.trainer.adapter.outbound.dl4j.export;

import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.candidate;
import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.regime;
import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.formats.json.ModelJson;
import io.netspace.formats.network.Export;
import io.netspace.formats.network.NetworkJson;
import io.netspace.formats.weights.PythonModule;
import io.netspace.formats.weights.SafeTensors;
import io.netspace.formats.weights.TrainedNetworkJson;
import io.netspace.model.common.Derivation;
import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.ImageShape;
import io.netspace.model.study.Candidate;
import io.netspace.model.training.ModelFormat;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.WeightAverage;
import io.netspace.trainer.adapter.outbound.dl4j.BlockNetworks;
import io.netspace.trainer.adapter.outbound.dl4j.CandidateNetwork;
import io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks;
import io.netspace.trainer.adapter.outbound.dl4j.training.Dl4jNetworkTrainer;
import io.netspace.trainer.application.TrainedNetwork;
import io.netspace.trainer.application.TrainingArtifacts;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.LabelledImages;
import io.netspace.trainer.domain.PixelStatistics;
import io.netspace.trainer.domain.TrainingResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What other programs compute from the files of a trained network. */
class Dl4jTrainedNetworkTest {
  /** Of the largest logit: both sides compute in float32, in different orders. */
  private static final double TOLERANCE = 1e-4;

  private static final int BATCH = 3;

  static Stream<Architecture> networks() {
    return Stream.concat(
            Stream.of(Activation.RELU, Activation.SILU)
                .flatMap(activation -> BlockNetworks.all(activation).stream())
                .map(BlockNetworks.Case::network),
            Stream.of(Activation.GELU, Activation.RELU6).map(BlockNetworks::mixed))
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void anOnnxRuntimeComputesTheSameLogits(Architecture architecture)
      throws IOException, OrtException {
    // Given
    try (CandidateNetwork network = network(architecture)) {
      LabelledImages images = noise(architecture);
      INDArray expected = logits(network, images);

      // When
      float[][] actual =
          onnxLogits(written(ModelFormat.ONNX, architecture, network, images), images);

      // Then
      double largest = expected.amaxNumber().doubleValue();
      assertThat(largest).isGreaterThan(0.1);
      assertThat(Nd4j.createFromArray(actual).sub(expected).amaxNumber().doubleValue() / largest)
          .isLessThan(TOLERANCE);
    }
  }

  /** Leaves what docs/interchange/check_weights.py compares with PyTorch. */
  @ParameterizedTest
  @MethodSource("networks")
  void theWeightsOfPythonModulesAreAllOfTheNetwork(Architecture architecture) throws IOException {
    // Given
    try (CandidateNetwork network = network(architecture)) {
      LabelledImages images = noise(architecture);
      byte[] json = written(ModelFormat.JSON, architecture, network, images);
      TrainedNetworkJson trained = TrainedNetworkJson.read(new ByteArrayInputStream(json));
      Path folder = Path.of("target/trained-networks", name(architecture));
      java.nio.file.Files.createDirectories(folder);
      java.nio.file.Files.write(
          folder.resolve("network.onnx"), written(ModelFormat.ONNX, architecture, network, images));
      java.nio.file.Files.write(folder.resolve("network.json"), json);
      for (PythonModule module : PythonModule.values()) {
        if (module.text("test", trained) instanceof Export.Written python) {
          // When
          ByteArrayOutputStream weights = new ByteArrayOutputStream();
          module.writeWeights(trained, weights);

          // Then
          String name = module.name().toLowerCase(Locale.ROOT);
          java.nio.file.Files.writeString(folder.resolve(name + ".py"), python.text());
          java.nio.file.Files.write(folder.resolve(name + ".safetensors"), weights.toByteArray());
          SafeTensors.Content content = SafeTensors.read(weights.toByteArray());
          assertThat(content.metadata()).containsKeys("mean", "deviation", "classNames");
          assertThat(content.tensors().stream().mapToLong(it -> it.values().remaining()).sum())
              .isEqualTo(network.graph().numParams() * Float.BYTES);
        }
      }
    }
  }

  private static String name(Architecture architecture) {
    return Derivation.id("network", NetworkJson.tree(architecture).toString());
  }

  @Test
  void anOnnxFileDescribesItself() throws IOException, OrtException {
    // Given
    Architecture architecture = BlockNetworks.mixed(Activation.RELU);
    try (CandidateNetwork network = network(architecture);
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        OrtSession session =
            OrtEnvironment.getEnvironment()
                .createSession(
                    written(ModelFormat.ONNX, architecture, network, noise(architecture)),
                    options)) {
      // When
      Map<String, String> properties = session.getMetadata().getCustomMetadata();

      // Then
      assertThat(session.getInputNames()).containsExactly("images");
      assertThat(session.getOutputNames()).containsExactly("logits");
      assertThat(properties)
          .containsEntry("classes", "3")
          .containsEntry("errorPercent", "12.5")
          .containsEntry("classNames", "[\"ant\",\"b\\\"ee\",\"Käfer\"]")
          .containsEntry("input", "3x7x9")
          .containsEntry("validationImages", "3")
          .containsEntry("candidate", candidate(architecture, 1).id().value())
          .containsKeys("mean", "deviation", "study");
      assertThat(NetworkJson.read(ModelJson.mapper().readTree(properties.get("architecture"))))
          .isEqualTo(architecture);
    }
  }

  @Test
  void theJsonHasTheNetworkAndAllItsNumbers() throws IOException {
    // Given
    Architecture architecture = BlockNetworks.mixed(Activation.RELU);
    try (CandidateNetwork network = network(architecture)) {
      // When
      JsonNode json =
          ModelJson.mapper()
              .readTree(written(ModelFormat.JSON, architecture, network, noise(architecture)));

      // Then
      assertThat(NetworkJson.read(json.path("architecture"))).isEqualTo(architecture);
      assertThat(json.path("errorPercent").doubleValue()).isEqualTo(12.5);
      assertThat(json.path("classNames").path(2).asText()).isEqualTo("Käfer");
      assertThat(json.path("imagesDigest").asText()).hasSize(16);
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
          .hasSize(
              Math.toIntExact(network.graph().numParams()) + 2 * architecture.input().channels());
      assertThat(numbers).contains(network.graph().params().getFloat(0));
    }
  }

  @Test
  void theFilesOfATrainedNetworkMakeTheErrorsThatWereCounted() throws Exception {
    // Given
    Candidate candidate =
        candidate(TinyNetworks.network(2, stage(1, 8, 2, 1, 4), stage(1, 16, 2, 1, 8)), 42);
    Recipe averaged =
        new Recipe(
            0.1, 0.9, 5e-4, 0, null, null, null, null, new WeightAverage(0.001, 2), 96, null);
    ImageSplit images = TinyNetworks.easySplit();
    LabelledImages validation = images.validation();
    Files files = new Files();

    // When
    TrainingResult end =
        new Dl4jNetworkTrainer()
            .train(candidate, regime(2, 48, 203, averaged), images, files, _ -> {});

    // Then
    double error = end.curve().getLast().errorPercent();
    ComputationGraph restored =
        ModelSerializer.restoreComputationGraph(
            new ByteArrayInputStream(files.of(ModelFormat.DL4J)), false);
    float[][] probabilities =
        restored
            .outputSingle(false, scaled(validation, images.train().statistics()))
            .toFloatMatrix();
    restored.getLayer("body").close();
    restored.close();
    assertThat(error).isBetween(1.0, 49.0);
    assertThat(files.errorPercent).isEqualTo(error);
    assertThat(errorPercent(probabilities, validation)).isEqualTo(error);
    assertThat(errorPercent(onnxLogits(files.of(ModelFormat.ONNX), validation), validation))
        .isEqualTo(error);
  }

  private static double errorPercent(float[][] byImage, LabelledImages images) {
    int wrong = 0;
    for (int image = 0; image < images.count(); image++) {
      wrong += (byImage[image][1] > byImage[image][0] ? 1 : 0) == images.label(image) ? 0 : 1;
    }
    return 100.0 * wrong / images.count();
  }

  /** Keeps the network that a training leaves. */
  private static final class Files implements TrainingArtifacts {
    private final Map<ModelFormat, byte[]> bytesByForm = new EnumMap<>(ModelFormat.class);
    private double errorPercent;

    byte[] of(ModelFormat form) {
      return Objects.requireNonNull(bytesByForm.get(form));
    }

    @Override
    public Optional<byte[]> loadCheckpoint() {
      return Optional.empty();
    }

    @Override
    public void saveCheckpoint(byte[] state) {}

    @Override
    public void saveIfAmongBest(TrainedNetwork network) {
      errorPercent = network.errorPercent();
      for (ModelFormat form : ModelFormat.values()) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
          network.write(form, out);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        bytesByForm.put(form, out.toByteArray());
      }
    }
  }

  /** A network whose scales, shifts, biases and running statistics are not what they begin as. */
  private static CandidateNetwork network(Architecture architecture) {
    CandidateNetwork network =
        new CandidateNetwork(architecture, Recipe.DEFAULT, 1, 1, new SplittableRandom(3));
    INDArray parameters = network.graph().params();
    Random random = new Random(4);
    for (long i = 0; i < parameters.length(); i++) {
      float value = parameters.getFloat(i);
      parameters.putScalar(
          i, value == 0 || value == 1 ? value + 0.5 * random.nextDouble() : value * 1.5);
    }
    return network;
  }

  private static byte[] written(
      ModelFormat form, Architecture architecture, CandidateNetwork network, LabelledImages images)
      throws IOException {
    Candidate candidate = candidate(architecture, 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Dl4jTrainedNetwork(
            candidate,
            regime(1, BATCH, BATCH, Recipe.DEFAULT),
            new ImageSplit(images, images, List.of("ant", "b\"ee", "Käfer")),
            network.graph(),
            12.5)
        .write(form, out);
    return out.toByteArray();
  }

  private static INDArray logits(CandidateNetwork network, LabelledImages images) {
    INDArray features =
        network.graph().feedForward(scaled(images, images.statistics()), false).get("body");
    INDArray weights = network.graph().getLayer("output").getParam("W");
    return features.mmul(weights).addRowVector(network.graph().getLayer("output").getParam("b"));
  }

  private static INDArray scaled(LabelledImages images, PixelStatistics statistics) {
    INDArray scaled = Nd4j.create(pixels(images)).reshape(shape(images));
    for (int channel = 0; channel < images.shape().channels(); channel++) {
      scaled
          .get(all(), point(channel))
          .subi(statistics.mean(channel))
          .divi(statistics.standardDeviation(channel));
    }
    return scaled;
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
    float[] pixels = new float[images.count() * images.shape().size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = images.pixel(i / images.shape().size(), i % images.shape().size());
    }
    return pixels;
  }

  private static long[] shape(LabelledImages images) {
    ImageShape shape = images.shape();
    return new long[] {images.count(), shape.channels(), shape.height(), shape.width()};
  }

  private static LabelledImages noise(Architecture architecture) {
    byte[] pixels = new byte[BATCH * architecture.input().size()];
    new Random(5).nextBytes(pixels);
    return new LabelledImages(architecture.input(), architecture.classes(), pixels, new int[BATCH]);
  }
}
