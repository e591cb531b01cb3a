package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.model.network.Activation;

/**
 * The functions between the layers in float64: value, derivative, and distance from a
 * non-differentiable point.
 */
final class ReferenceActivation {
  private ReferenceActivation() {}

  static double value(Activation function, double x) {
    return switch (function) {
      case RELU -> Math.max(x, 0);
      case RELU6 -> Math.min(Math.max(x, 0), 6);
      case SILU -> x * sigmoid(x);
      case GELU -> x * normal(x);
    };
  }

  static double slope(Activation function, double x) {
    return switch (function) {
      case RELU -> x > 0 ? 1 : 0;
      case RELU6 -> x > 0 && x < 6 ? 1 : 0;
      case SILU -> sigmoid(x) * (1 + x * (1 - sigmoid(x)));
      case GELU -> normal(x) + x * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    };
  }

  /** Distance to the nearest place without a slope. */
  static double distance(Activation function, double x) {
    return switch (function) {
      case RELU -> Math.abs(x);
      case RELU6 -> Math.min(Math.abs(x), Math.abs(x - 6));
      case SILU, GELU -> Double.POSITIVE_INFINITY;
    };
  }

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** Φ(x) = ½ + φ(x) Σ x²ⁿ⁺¹ / (2n + 1)!!. */
  private static double normal(double x) {
    double term = x;
    double sum = x;
    for (int odd = 3; Math.abs(term) > 1e-18 * Math.abs(sum); odd += 2) {
      term *= x * x / odd;
      sum += term;
    }
    return 0.5 + Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * sum;
  }
}
