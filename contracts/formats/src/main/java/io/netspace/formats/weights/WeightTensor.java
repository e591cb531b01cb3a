package io.netspace.formats.weights;

import io.netspace.model.common.Require;
import java.nio.ByteBuffer;
import java.util.List;

/** A named tensor of float32 values, in row-major order and little-endian. */
public final class WeightTensor {
  private final String name;
  private final List<Long> shape;
  private final ByteBuffer values;

  /**
   * Uses the values without copying them; they must not change any more.
   *
   * @param shape sizes from the slowest to the fastest index; none for a scalar
   */
  public WeightTensor(String name, List<Long> shape, ByteBuffer values) {
    long bytes = shape.stream().reduce((long) Float.BYTES, Math::multiplyExact);
    Require.that(
        values.remaining() == bytes,
        name,
        values.remaining() + " bytes",
        "must have " + bytes + ", as its shape " + shape + " states");
    this.name = name;
    this.shape = List.copyOf(shape);
    this.values = values.asReadOnlyBuffer();
  }

  public String name() {
    return name;
  }

  public List<Long> shape() {
    return shape;
  }

  /** The values as bytes, from the buffer's position to its limit. */
  public ByteBuffer values() {
    return values.duplicate();
  }

  /** The same values under another name. */
  WeightTensor named(String other) {
    return new WeightTensor(other, shape, values());
  }
}
