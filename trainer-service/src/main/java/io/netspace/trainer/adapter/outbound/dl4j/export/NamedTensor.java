package io.netspace.trainer.adapter.outbound.dl4j.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** A named tensor of a trained network: a slice of a shared array. */
final class NamedTensor {
  private final String name;
  private final List<Long> shape;
  private final float[] values;
  private final int first;

  /** The values from {@code values[first]} on, as many as the shape has, in row-major order. */
  NamedTensor(String name, float[] values, int first, Long... shape) {
    this.name = name;
    this.values = values;
    this.first = first;
    this.shape = List.of(shape);
  }

  String name() {
    return name;
  }

  List<Long> shape() {
    return shape;
  }

  /** The values as little-endian float32. */
  byte[] littleEndian() {
    int count = shape.stream().mapToInt(Math::toIntExact).reduce(1, Math::multiplyExact);
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(count, Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values, first, count);
    return bytes.array();
  }
}
