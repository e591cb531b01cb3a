package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_clip_v2;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_clip_v2_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_gelu_erf;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_logistic;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_logistic_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_swish;

/** The elementwise functions of the networks. */
public enum ElementwiseFunction {
  /** ReLU: max(x, 0). */
  RELU(dnnl_eltwise_relu, dnnl_eltwise_relu_use_dst_for_bwd, 0, 0),
  /** ReLU6: min(max(x, 0), 6). */
  RELU6(dnnl_eltwise_clip_v2, dnnl_eltwise_clip_v2_use_dst_for_bwd, 0, 6),
  /** SiLU: x / (1 + e^−x). */
  SILU(dnnl_eltwise_swish, dnnl_eltwise_swish, 1, 0),
  /** GELU: x times the normal distribution function at x. */
  GELU(dnnl_eltwise_gelu_erf, dnnl_eltwise_gelu_erf, 0, 0),
  /** Sigmoid: 1 / (1 + e^−x). */
  SIGMOID(dnnl_eltwise_logistic, dnnl_eltwise_logistic_use_dst_for_bwd, 0, 0);

  private final int inference;
  private final int training;
  private final float alpha;
  private final float beta;

  ElementwiseFunction(int inference, int training, float alpha, float beta) {
    this.inference = inference;
    this.training = training;
    this.alpha = alpha;
    this.beta = beta;
  }

  /** oneDNN's {@code dnnl_eltwise_*}. */
  int algorithm(boolean forTraining) {
    return forTraining ? training : inference;
  }

  /** Whether the derivative follows from the value, so that the input may be overwritten. */
  boolean isDerivativeFromOutput() {
    return training != inference;
  }

  float alpha() {
    return alpha;
  }

  float beta() {
    return beta;
  }
}
