package io.netspace.trainer.adapter.outbound.dl4j.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.AttributeProto.AttributeType;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TensorShapeProto.Dimension;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.shade.protobuf.ByteString;

/** A builder of ONNX graphs. Values are identified by their names. */
final class OnnxGraph {
  private static final String BATCH = "batch";

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final List<NamedTensor> tensors = new ArrayList<>();
  private int nodes;

  OnnxGraph(String name) {
    graph.setName(name);
  }

  /** Adds an input with any batch size. */
  String input(String name, long... shapeOfOne) {
    graph.addInput(value(name, shapeOfOne));
    return name;
  }

  /** Makes a value an output with another name. */
  void output(String value, String name, long... shapeOfOne) {
    add("Identity", name, List.of(value), List.of());
    graph.addOutput(value(name, shapeOfOne));
  }

  /** Adds a constant tensor, an initializer. */
  String tensor(NamedTensor tensor) {
    TensorProto.Builder constant =
        TensorProto.newBuilder()
            .setName(tensor.name())
            .setDataType(TensorProto.DataType.FLOAT_VALUE)
            .setRawData(ByteString.copyFrom(tensor.littleEndian()));
    tensor.shape().forEach(constant::addDims);
    graph.addInitializer(constant);
    tensors.add(tensor);
    return tensor.name();
  }

  /** Adds an operator; returns the name of its result. */
  String node(String operator, List<String> inputs, AttributeProto... attributes) {
    String result = operator.toLowerCase(Locale.ROOT) + nodes;
    add(operator, result, inputs, List.of(attributes));
    return result;
  }

  private void add(
      String operator, String result, List<String> inputs, List<AttributeProto> attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setName(operator + "-" + nodes)
            .setOpType(operator)
            .addAllInput(inputs)
            .addOutput(result)
            .addAllAttribute(attributes));
    nodes++;
  }

  static AttributeProto attribute(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
  }

  static AttributeProto attribute(String name, float value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.FLOAT)
        .setF(value)
        .build();
  }

  static AttributeProto attribute(String name, List<Long> values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.INTS)
        .addAllInts(values)
        .build();
  }

  private static ValueInfoProto value(String name, long... shapeOfOne) {
    TensorShapeProto.Builder shape =
        TensorShapeProto.newBuilder().addDim(Dimension.newBuilder().setDimParam(BATCH));
    for (long size : shapeOfOne) {
      shape.addDim(Dimension.newBuilder().setDimValue(size));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT_VALUE)
                        .setShape(shape)))
        .build();
  }

  /** All tensors, in the order in which they were added. */
  List<NamedTensor> tensors() {
    return List.copyOf(tensors);
  }

  GraphProto build() {
    return graph.build();
  }
}
