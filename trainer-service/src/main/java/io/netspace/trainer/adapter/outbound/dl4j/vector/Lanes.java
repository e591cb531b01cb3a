package io.netspace.trainer.adapter.outbound.dl4j.vector;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectors of this processor, and access to native memory by address.
 *
 * <p>Kernels call the Vector API directly and in one loop each: a vector that passes through a
 * method that the compiler does not inline is an object on the heap, and a helper for loads exceeds
 * what it inlines.
 */
final class Lanes {
  /** Images are padded to a multiple of this number, on every processor. */
  static final int IMAGES = 16;

  static final VectorSpecies<Float> S =
      FloatVector.SPECIES_PREFERRED.length() > IMAGES
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;

  /** Bytes of a vector. */
  static final int BYTES = S.vectorByteSize();

  /** Outputs whose sums stay in registers; there are 16 registers of 256 bits, else 32. */
  static final int OUTPUT_BLOCK = S.vectorShape() == VectorShape.S_256_BIT ? 2 : 4;

  /** All memory: its offsets are addresses. */
  static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
  static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private Lanes() {}

  /** How many of these outputs are computed together: 4, 2 or 1. */
  static int outputBlock(int outputs) {
    int most = Math.min(outputs, OUTPUT_BLOCK);
    return most >= 4 ? 4 : most >= 2 ? 2 : 1;
  }

  /** The sum of a vector in memory, in the order of its lanes: on every run the same. */
  static double sum(long vector) {
    double sum = 0;
    for (int i = 0; i < BYTES; i += Float.BYTES) {
      sum += ALL.get(FLOAT, vector + i);
    }
    return sum;
  }

  /** The sum of a vector in memory, by halves: on every run the same. */
  static float pairwiseSum(long vector) {
    FloatVector quarter =
        FloatVector.fromMemorySegment(FloatVector.SPECIES_128, ALL, vector, ORDER);
    for (int i = 16; i < BYTES; i += 16) {
      quarter =
          quarter.add(
              FloatVector.fromMemorySegment(FloatVector.SPECIES_128, ALL, vector + i, ORDER));
    }
    return (quarter.lane(0) + quarter.lane(1)) + (quarter.lane(2) + quarter.lane(3));
  }
}
