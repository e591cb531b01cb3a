package io.netspace.trainer.adapter.outbound.dl4j.export;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netspace.formats.json.ModelJson;
import io.netspace.formats.network.NetworkJson;
import io.netspace.model.network.Architecture;
import io.netspace.model.study.Candidate;
import io.netspace.model.training.ModelFormat;
import io.netspace.model.training.Regime;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.adapter.outbound.dl4j.loader.ChannelNormalisation;
import io.netspace.trainer.application.TrainedNetwork;
import io.netspace.trainer.domain.ImageSplit;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;

/** A candidate's network at the end of its training; only valid until the network is closed. */
public final class Dl4jTrainedNetwork implements TrainedNetwork {
  /** The version of the ONNX file format that belongs to the operator set. */
  private static final int IR_VERSION = 7;

  private final Candidate candidate;
  private final Regime regime;
  private final ImageSplit images;
  private final ChannelNormalisation normalisation;
  private final ComputationGraph graph;
  private final double errorPercent;

  /**
   * Wraps a network, which the caller still owns.
   *
   * @param images that it was trained and validated on
   */
  public Dl4jTrainedNetwork(
      Candidate candidate,
      Regime regime,
      ImageSplit images,
      ComputationGraph graph,
      double errorPercent) {
    this.candidate = candidate;
    this.regime = regime;
    this.images = images;
    this.normalisation = new ChannelNormalisation(images.train().statistics());
    this.graph = graph;
    this.errorPercent = errorPercent;
  }

  @Override
  public double errorPercent() {
    return errorPercent;
  }

  @Override
  public void write(ModelFormat format, OutputStream out) throws IOException {
    switch (format) {
      case ONNX -> model().writeTo(out);
      case DL4J -> ModelSerializer.writeModel(graph, new NonClosingStream(out), false);
      case JSON -> writeJson(out);
    }
  }

  private ModelProto model() {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName("netspace")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OnnxExport.OPERATOR_SET))
            .setDocString(
                "images: pixels 0 to 255, [batch, channels, height, width]; they are scaled inside."
                    + " logits: [batch, classes].")
            .setGraph(network().graph());
    properties()
        .forEach(
            (key, value) ->
                model.addMetadataProps(
                    StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return model.build();
  }

  private Map<String, String> properties() {
    Architecture architecture = candidate.architecture();
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("candidate", candidate.id().value());
    properties.put("study", candidate.population().study().value());
    properties.put("errorPercent", Double.toString(errorPercent));
    properties.put("validationImages", Integer.toString(images.validation().count()));
    properties.put("input", architecture.input().toString());
    properties.put("classes", Integer.toString(architecture.classes()));
    properties.put("classNames", ModelJson.mapper().valueToTree(images.classNames()).toString());
    properties.put("mean", Arrays.toString(normalisation.means()));
    properties.put("deviation", Arrays.toString(normalisation.standardDeviations()));
    properties.put("architecture", NetworkJson.tree(architecture).toString());
    return properties;
  }

  private OnnxExport network() {
    Architecture architecture = candidate.architecture();
    return OnnxExport.of(
        BackbonePlan.of(architecture),
        architecture.classes(),
        normalisation,
        graph.params().toFloatVector(),
        candidate.id().value());
  }

  /** Writes tensors as little-endian float32 values in base 64. */
  private void writeJson(OutputStream out) throws IOException {
    JsonMapper mapper = ModelJson.mapper();
    try (JsonGenerator json =
        mapper.createGenerator(new NonClosingStream(out), JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeStringField("candidate", candidate.id().value());
      json.writePOJOField("population", candidate.population());
      json.writeNumberField("index", candidate.index());
      json.writeNumberField("errorPercent", errorPercent);
      json.writePOJOField("architecture", candidate.architecture());
      json.writePOJOField("complexity", candidate.complexity());
      json.writePOJOField("regime", regime);
      json.writePOJOField("classNames", images.classNames());
      json.writeStringField("imagesDigest", images.digest());
      json.writePOJOField("mean", normalisation.means());
      json.writePOJOField("deviation", normalisation.standardDeviations());
      json.writeStringField("encoding", "float32, little-endian, base64");
      json.writeArrayFieldStart("tensors");
      for (NamedTensor tensor : network().tensors()) {
        write(tensor, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void write(NamedTensor tensor, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", tensor.name());
    json.writePOJOField("shape", List.copyOf(tensor.shape()));
    json.writeBinaryField("values", tensor.littleEndian());
    json.writeEndObject();
  }

  /** A stream whose closing only flushes the caller's stream. */
  private static final class NonClosingStream extends FilterOutputStream {
    NonClosingStream(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int first, int count) throws IOException {
      out.write(bytes, first, count);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
