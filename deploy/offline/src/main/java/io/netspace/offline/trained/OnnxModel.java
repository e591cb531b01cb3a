package io.netspace.offline.trained;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.formats.network.NetworkJson;
import io.netspace.formats.weights.TrainedNetworkJson;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.ImageShape;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.InputFile;
import io.netspace.offline.common.Json;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A network that {@code export --format onnx} has written, in ONNX Runtime. It takes pixels as they
 * are stored: their scale is part of the graph.
 */
public final class OnnxModel implements AutoCloseable {
  /** The network's file in the folder of a package. */
  static final String FILE = "network.onnx";

  private static final String INPUT = "images";

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final Map<String, String> properties;
  private final Architecture architecture;

  private OnnxModel(
      OrtEnvironment environment,
      OrtSession session,
      Map<String, String> properties,
      Architecture architecture) {
    this.environment = environment;
    this.session = session;
    this.properties = properties;
    this.architecture = architecture;
  }

  /**
   * Opens a file, or that of a package.
   *
   * @param threads that compute; 0 for one a core
   * @throws CommandException when it is not such a network
   */
  public static OnnxModel open(Path path, int threads) {
    Path file = Files.isDirectory(path) ? path.resolve(FILE) : path;
    InputFile.require("Network", file, "name a file that ./netspace export --format onnx writes");
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      OrtSession session = environment.createSession(file.toString(), options);
      try {
        return of(file, environment, session);
      } catch (CommandException e) {
        session.close();
        throw e;
      }
    } catch (OrtException e) {
      throw CommandException.failed(
          "Network (%s) is no ONNX file, or damaged; write it again with ./netspace export."
              .formatted(file),
          e);
    }
  }

  private static OnnxModel of(Path file, OrtEnvironment environment, OrtSession session)
      throws OrtException {
    Map<String, String> properties = session.getMetadata().getCustomMetadata();
    String architecture = properties.get("architecture");
    if (architecture == null || !session.getInputNames().contains(INPUT)) {
      throw CommandException.usage(
          "Network (%s) was not written by netspace, so the scale of its images is unknown; name a file that ./netspace export --format onnx writes."
              .formatted(file));
    }
    try {
      return new OnnxModel(
          environment, session, properties, NetworkJson.read(Json.parse(architecture)));
    } catch (JsonProcessingException e) {
      throw CommandException.failed(
          "Network (%s) has damaged metadata; export it again.".formatted(file), e);
    }
  }

  /** The shape of an image. */
  public ImageShape input() {
    return architecture.input();
  }

  /** The names of the classes by label; the labels where an earlier version wrote the file. */
  public List<String> classNames() {
    return TrainedNetworkJson.classNames(names(), architecture.classes());
  }

  private JsonNode names() {
    try {
      return Json.parse(properties.getOrDefault("classNames", "[]"));
    } catch (JsonProcessingException e) {
      throw CommandException.failed("The names of the network's classes are damaged.", e);
    }
  }

  /** The validation error that its training has measured, in percent; null if it is not stated. */
  public @Nullable Double recordedErrorPercent() {
    String error = properties.get("errorPercent");
    return error == null ? null : Double.valueOf(error);
  }

  /**
   * The logits of images, {@code [image][class]}.
   *
   * @param pixels of 0 to 255, {@code [image, channel, height, width]}, as many images as they give
   */
  public float[][] logits(float[] pixels) {
    ImageShape shape = input();
    long[] sizes = {pixels.length / shape.size(), shape.channels(), shape.height(), shape.width()};
    try (OnnxTensor images = OnnxTensor.createTensor(environment, FloatBuffer.wrap(pixels), sizes);
        OrtSession.Result result = session.run(Map.of(INPUT, images))) {
      return (float[][]) result.get(0).getValue();
    } catch (OrtException e) {
      throw CommandException.failed("ONNX Runtime failed: %s".formatted(e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw CommandException.failed("ONNX Runtime failed: %s".formatted(e.getMessage()), e);
    }
  }
}
