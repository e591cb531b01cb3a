package io.netspace.trainer.adapter.outbound.dl4j.vector;

/** The vector unit of this processor, as Java uses it. */
public final class VectorUnit {
  private VectorUnit() {}

  /** Bits of a vector; the module of the Vector API must be there. */
  public static int bits() {
    return Lanes.S.vectorBitSize();
  }
}
