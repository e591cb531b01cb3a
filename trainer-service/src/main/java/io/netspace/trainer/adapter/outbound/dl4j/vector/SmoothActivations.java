package io.netspace.trainer.adapter.outbound.dl4j.vector;

import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.ALL;
import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.FLOAT;

import io.netspace.model.network.Activation;

/**
 * Activation functions that are no clamps, and the sigmoid: one value after the other, in float64,
 * as {@link StrictMath} computes them, so that results do not depend on what is compiled when.
 */
final class SmoothActivations {
  /** Φ(x) is 0 or 1 in float32 beyond. */
  private static final double NORMAL_LIMIT = 7;

  private static final double ROOT_2_PI = Math.sqrt(2 * Math.PI);

  private SmoothActivations() {}

  /** x = f(x). */
  static void apply(Activation function, long x, long bytes) {
    for (long i = 0; i < bytes; i += Float.BYTES) {
      ALL.set(FLOAT, x + i, (float) value(function, ALL.get(FLOAT, x + i)));
    }
  }

  /** g = g f'(t). */
  static void multiplyBySlope(Activation function, long t, long g, long bytes) {
    for (long i = 0; i < bytes; i += Float.BYTES) {
      double slope = slope(function, ALL.get(FLOAT, t + i));
      ALL.set(FLOAT, g + i, (float) (ALL.get(FLOAT, g + i) * slope));
    }
  }

  /** x = 1 / (1 + e⁻ˣ). */
  static void sigmoid(long x, long bytes) {
    for (long i = 0; i < bytes; i += Float.BYTES) {
      ALL.set(FLOAT, x + i, (float) sigmoid(ALL.get(FLOAT, x + i)));
    }
  }

  /** g = g s (1 − s), of the sigmoid's value s. */
  static void multiplyBySigmoidSlope(long s, long g, long bytes) {
    for (long i = 0; i < bytes; i += Float.BYTES) {
      float value = ALL.get(FLOAT, s + i);
      ALL.set(FLOAT, g + i, ALL.get(FLOAT, g + i) * value * (1 - value));
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  private static double value(Activation function, double x) {
    return switch (function) {
      case RELU -> Math.max(x, 0);
      case RELU6 -> Math.clamp(x, 0, 6);
      case SILU -> x * sigmoid(x);
      case GELU -> x * normal(x);
    };
  }

  private static double slope(Activation function, double x) {
    return switch (function) {
      case RELU -> x > 0 ? 1 : 0;
      case RELU6 -> x > 0 && x < 6 ? 1 : 0;
      case SILU -> sigmoid(x) * (1 + x * (1 - sigmoid(x)));
      case GELU -> normal(x) + x * StrictMath.exp(-x * x / 2) / ROOT_2_PI;
    };
  }

  /** Φ(x) = ½ + φ(x) Σ x²ⁿ⁺¹ / (2n + 1)!!. */
  private static double normal(double x) {
    if (Math.abs(x) > NORMAL_LIMIT) {
      return x > 0 ? 1 : 0;
    }
    double term = x;
    double sum = x;
    for (int odd = 3; Math.abs(term) > 1e-9 * Math.abs(sum); odd += 2) {
      term *= x * x / odd;
      sum += term;
    }
    return 0.5 + StrictMath.exp(-x * x / 2) / ROOT_2_PI * sum;
  }
}
