package io.netspace.trainer.adapter.outbound.dl4j.vector;

import io.netspace.model.network.Activation;
import org.jspecify.annotations.Nullable;

/**
 * What follows a normalisation or a sum: a clamp to [low, high], and then a smooth function or
 * nothing.
 */
record Clamp(float low, float high, @Nullable Activation smooth) {
  static final Clamp NONE = new Clamp(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, null);

  static Clamp of(Activation activation) {
    return switch (activation) {
      case RELU -> new Clamp(0, Float.POSITIVE_INFINITY, null);
      case RELU6 -> new Clamp(0, 6, null);
      case SILU, GELU -> new Clamp(NONE.low, NONE.high, activation);
    };
  }
}
