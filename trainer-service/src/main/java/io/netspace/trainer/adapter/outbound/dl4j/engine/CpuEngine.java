package io.netspace.trainer.adapter.outbound.dl4j.engine;

import io.netspace.trainer.adapter.outbound.dl4j.backbone.Backbone;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackboneArrays;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.adapter.outbound.dl4j.vector.VectorBackbone;
import io.netspace.trainer.adapter.outbound.dl4j.vector.VectorUnit;
import org.jboss.logging.Logger;

/**
 * What computes a network's backbone on the CPU. It follows from the network and the kind of
 * processor alone, so that the same training always has the same errors.
 */
public enum CpuEngine {
  /** The library: wide layers and large images. */
  ONEDNN(0),

  /** Java with the images innermost: layers of few channels, groups of any width. */
  VECTOR(1);

  private static final Logger LOGGER = Logger.getLogger(CpuEngine.class);
  private static final String MODULE = "jdk.incubator.vector";

  /** Vectors of this processor in bits, or 0 without the Vector API. */
  private static final int VECTOR_BITS = vectorBits();

  /** Narrower ones were not measured. */
  private static final int MIN_VECTOR_BITS = 512;

  /** In the identities of checkpoints: never changed. */
  private final int number;

  CpuEngine(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  static CpuEngine numbered(int number) {
    return number == VECTOR.number ? VECTOR : ONEDNN;
  }

  private static int vectorBits() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      LOGGER.warnf(
          "Narrow networks are trained slower: Java runs without --add-modules %s", MODULE);
      return 0;
    }
    return VectorUnit.bits();
  }

  /** The engine of a network. */
  public static CpuEngine of(BackbonePlan plan) {
    return VECTOR_BITS >= MIN_VECTOR_BITS && NarrowNetworks.contain(plan) ? VECTOR : ONEDNN;
  }

  Backbone create(BackbonePlan plan, int batch, boolean training, BackboneArrays arrays) {
    return switch (this) {
      case ONEDNN -> new OneDnnBackbone(plan, batch, training, arrays);
      case VECTOR -> new VectorBackbone(plan, batch, training, arrays);
    };
  }

  /** Name and version, which change with the bits of its results. */
  String description() {
    return switch (this) {
      case ONEDNN -> OneDnnBackbone.version();
      case VECTOR -> "vector 1, %d bits".formatted(VECTOR_BITS);
    };
  }
}
