package io.netspace.formats.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netspace.formats.json.ModelJson;
import io.netspace.formats.network.NetworkJson;
import io.netspace.model.network.Architecture;
import io.netspace.model.training.Regime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A trained network as its JSON file has it.
 *
 * @param errorPercent on the validation images
 * @param means of each channel of the training images' pixels, 0 to 255
 * @param deviations standard deviation of each channel; the network takes (pixel − mean) /
 *     deviation
 * @param classNames by label; the labels where an earlier version wrote the file
 * @param imagesDigest digest of the training and validation images, labels and pixels; null where
 *     an earlier version wrote the file
 * @param tensors all tensors of the ONNX graph, under their names there
 */
public record TrainedNetworkJson(
    String candidate,
    String study,
    double errorPercent,
    Architecture architecture,
    Regime regime,
    List<Float> means,
    List<Float> deviations,
    List<String> classNames,
    @Nullable String imagesDigest,
    List<WeightTensor> tensors) {
  private static final JsonMapper MAPPER = ModelJson.mapper();

  public TrainedNetworkJson {
    means = List.copyOf(means);
    deviations = List.copyOf(deviations);
    classNames = List.copyOf(classNames);
    tensors = List.copyOf(tensors);
  }

  /**
   * Reads the file that {@code export --format json} writes.
   *
   * @throws IOException when it is not one; the message is the reason
   */
  public static TrainedNetworkJson read(InputStream file) throws IOException {
    JsonNode json = MAPPER.readTree(file);
    if (!json.path("tensors").isArray() || !json.path("architecture").isObject()) {
      throw new IOException("it is not the JSON of a trained network");
    }
    try {
      Architecture architecture = NetworkJson.read(json.path("architecture"));
      return new TrainedNetworkJson(
          json.path("candidate").asText(),
          json.path("population").path("study").asText(),
          json.path("errorPercent").doubleValue(),
          architecture,
          MAPPER.treeToValue(json.path("regime"), Regime.class),
          floats(json.path("mean")),
          floats(json.path("deviation")),
          classNames(json.path("classNames"), architecture.classes()),
          json.path("imagesDigest").textValue(),
          tensors(json.path("tensors")));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IOException("it is not the JSON of a trained network: " + e.getMessage(), e);
    }
  }

  private static List<Float> floats(JsonNode values) {
    List<Float> floats = new ArrayList<>();
    values.forEach(value -> floats.add(value.floatValue()));
    return floats;
  }

  /**
   * The names of the classes, by label; the label itself where there is no name.
   *
   * @param names a list of them, missing in files of earlier versions
   */
  public static List<String> classNames(JsonNode names, int classes) {
    return IntStream.range(0, classes)
        .mapToObj(label -> names.path(label).asText(Integer.toString(label)))
        .toList();
  }

  private static List<WeightTensor> tensors(JsonNode list) throws IOException {
    List<WeightTensor> tensors = new ArrayList<>();
    for (JsonNode tensor : list) {
      List<Long> shape = new ArrayList<>();
      tensor.path("shape").forEach(size -> shape.add(size.longValue()));
      ByteBuffer values = ByteBuffer.wrap(tensor.path("values").binaryValue());
      tensors.add(new WeightTensor(tensor.path("name").asText(), shape, values));
    }
    return tensors;
  }
}
