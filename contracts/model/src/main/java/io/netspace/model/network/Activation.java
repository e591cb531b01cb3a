package io.netspace.model.network;

/** The non-linear function of a network, applied elementwise. It counts as free in complexity. */
public enum Activation {
  /** max(x, 0). */
  RELU,
  /** min(max(x, 0), 6): MobileNetV2's. */
  RELU6,
  /** x / (1 + e^−x), also called swish: EfficientNet's. */
  SILU,
  /** x times the normal distribution function at x. */
  GELU
}
