package io.netspace.trainer.adapter.outbound.dl4j.export;

import static io.netspace.trainer.adapter.outbound.dl4j.export.OnnxGraph.attribute;

import io.netspace.model.network.SamePadding;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BatchNorm;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.ConvNormAct;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.LayerSpec;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.Linear;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.MaxPool;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.Residual;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.SqueezeExcite;
import io.netspace.trainer.adapter.outbound.dl4j.loader.ChannelNormalisation;
import java.util.List;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import org.jspecify.annotations.Nullable;

/**
 * A network as a graph of ONNX operators: from {@code images}, stored pixels of 0 to 255 {@code
 * [batch, channels, height, width]}, to {@code logits}, {@code [batch, classes]}. The normalisation
 * of the pixels is part of the graph.
 */
final class OnnxExport {
  /** Version of the ONNX operator set that defines the operators. */
  static final int OPERATOR_SET = 13;

  private final BackbonePlan plan;
  private final float[] parameters;
  private final OnnxGraph graph;

  private OnnxExport(BackbonePlan plan, float[] parameters, String name) {
    this.plan = plan;
    this.parameters = parameters;
    this.graph = new OnnxGraph(name);
  }

  /**
   * Builds the graph.
   *
   * @param parameters in the order of the network's flat vector
   */
  static OnnxExport of(
      BackbonePlan plan,
      int classes,
      ChannelNormalisation normalisation,
      float[] parameters,
      String name) {
    OnnxExport network = new OnnxExport(plan, parameters, name);
    network.add(classes, normalisation);
    return network;
  }

  GraphProto graph() {
    return graph.build();
  }

  /** All tensors of the graph. */
  List<NamedTensor> tensors() {
    return graph.tensors();
  }

  private void add(int classes, ChannelNormalisation normalisation) {
    long channels = plan.input().channels();
    String images = graph.input("images", channels, plan.input().height(), plan.input().width());
    String mean = constant("images.mean", normalisation.means(), 1L, channels, 1L, 1L);
    String standardDeviation =
        constant("images.deviation", normalisation.standardDeviations(), 1L, channels, 1L, 1L);
    String centred = graph.node("Sub", List.of(images, mean));
    String x =
        layers("body", plan.layers(), graph.node("Div", List.of(centred, standardDeviation)));
    String features = graph.node("Flatten", List.of(graph.node("GlobalAveragePool", List.of(x))));
    graph.output(classifier(features, classes), "logits", classes);
  }

  private String layers(String name, List<LayerSpec> layers, String input) {
    String x = input;
    for (int i = 0; i < layers.size(); i++) {
      x = layer(name + "." + i, layers.get(i), x);
    }
    return x;
  }

  private String layer(String name, LayerSpec layer, String x) {
    return switch (layer) {
      case ConvNormAct convolution -> convNormAct(name, convolution, x);
      case MaxPool pooling ->
          graph.node("MaxPool", List.of(x), window(pooling.kernel(), pooling.stride()));
      case SqueezeExcite excitation -> squeezeExcite(name, excitation, x);
      case Residual residual -> residual(name, residual, x);
    };
  }

  private String residual(String name, Residual residual, String x) {
    @Nullable ConvNormAct projection = residual.projection();
    String shortcut = projection == null ? x : convNormAct(name + ".projection", projection, x);
    String sum = graph.node("Add", List.of(layers(name, residual.transform(), x), shortcut));
    return residual.activated() ? activation(sum) : sum;
  }

  private String convNormAct(String name, ConvNormAct convolution, String x) {
    String weights =
        weights(
            name + ".weights",
            convolution.weightOffset(),
            (long) convolution.out(),
            (long) convolution.in() / convolution.groups(),
            (long) convolution.kernel(),
            (long) convolution.kernel());
    String convolved = graph.node("Conv", List.of(x, weights), convolution(convolution));
    String normalised =
        graph.node(
            "BatchNormalization",
            List.of(
                convolved,
                channels(name + ".scale", plan.scaleOffset(), convolution),
                channels(name + ".shift", plan.shiftOffset(), convolution),
                channels(name + ".mean", plan.meanOffset(), convolution),
                channels(name + ".variance", plan.varianceOffset(), convolution)),
            attribute("epsilon", (float) BatchNorm.EPSILON));
    return convolution.activated() ? activation(normalised) : normalised;
  }

  private String channels(String name, int first, ConvNormAct convolution) {
    return weights(name, first + convolution.normOffset(), (long) convolution.out());
  }

  private static AttributeProto[] convolution(ConvNormAct convolution) {
    AttributeProto[] window = window(convolution.kernel(), convolution.stride());
    return new AttributeProto[] {
      window[0], window[1], window[2], attribute("group", convolution.groups())
    };
  }

  /** Kernel, stride and padding, which is the same on all sides. */
  private static AttributeProto[] window(int kernel, int stride) {
    long padding = SamePadding.before(kernel);
    return new AttributeProto[] {
      attribute("kernel_shape", List.of((long) kernel, (long) kernel)),
      attribute("strides", List.of((long) stride, (long) stride)),
      attribute("pads", List.of(padding, padding, padding, padding))
    };
  }

  private String squeezeExcite(String name, SqueezeExcite excitation, String x) {
    String means = graph.node("GlobalAveragePool", List.of(x));
    String squeezed = activation(linear(name + ".squeeze", excitation.squeeze(), means));
    String excited = linear(name + ".excite", excitation.excite(), squeezed);
    return graph.node("Mul", List.of(x, graph.node("Sigmoid", List.of(excited))));
  }

  /** A linear layer as a convolution over {@code [batch, in, 1, 1]}. */
  private String linear(String name, Linear linear, String x) {
    String weights =
        weights(
            name + ".weights",
            linear.weightOffset(),
            (long) linear.out(),
            (long) linear.in(),
            1L,
            1L);
    String biases =
        weights(name + ".biases", plan.biasOffset() + linear.biasOffset(), (long) linear.out());
    return graph.node("Conv", List.of(x, weights, biases));
  }

  private String classifier(String features, int classes) {
    long in = plan.featureCount();
    String weights = weights("classifier.weights", plan.parameterCount(), (long) classes, in);
    String biases =
        weights(
            "classifier.biases",
            plan.parameterCount() + plan.featureCount() * classes,
            (long) classes);
    return graph.node("Gemm", List.of(features, weights, biases), attribute("transB", 1L));
  }

  private String activation(String x) {
    return switch (plan.activation()) {
      case RELU -> graph.node("Relu", List.of(x));
      case RELU6 -> graph.node("Clip", List.of(x, scalar("clip.min", 0), scalar("clip.max", 6)));
      case SILU -> graph.node("Mul", List.of(x, graph.node("Sigmoid", List.of(x))));
      case GELU -> gelu(x);
    };
  }

  /** GELU: x / 2 · (1 + erf(x / √2)). */
  private String gelu(String x) {
    String error =
        graph.node(
            "Erf", List.of(graph.node("Mul", List.of(x, scalar("gelu.root", Math.sqrt(0.5))))));
    String twice = graph.node("Add", List.of(error, scalar("gelu.one", 1)));
    String half = graph.node("Mul", List.of(x, scalar("gelu.half", 0.5)));
    return graph.node("Mul", List.of(half, twice));
  }

  /** A scalar constant, which the graph has once. */
  private String scalar(String name, double value) {
    boolean there = graph.tensors().stream().anyMatch(tensor -> tensor.name().equals(name));
    return there ? name : constant(name, new float[] {(float) value});
  }

  private String constant(String name, float[] values, Long... shape) {
    return graph.tensor(new NamedTensor(name, values, 0, shape));
  }

  private String weights(String name, int first, Long... shape) {
    return graph.tensor(new NamedTensor(name, parameters, first, shape));
  }
}
