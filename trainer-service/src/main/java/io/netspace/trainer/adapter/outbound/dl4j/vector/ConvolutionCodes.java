package io.netspace.trainer.adapter.outbound.dl4j.vector;

import io.netspace.trainer.adapter.outbound.dl4j.backbone.ConvNormAct;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.Operation;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.OperationTimes.Code;

/**
 * The parts that a convolution's time is divided into.
 *
 * @param inputs reads them normalised and activated, and stores sums
 * @param inputsAgain same, in the backward pass
 * @param outputGradients through the normalisation of the outputs
 * @param inputGradients through the activation of the inputs, with their sums
 */
record ConvolutionCodes(
    Code packing,
    Code inputs,
    Code forward,
    Code inputsAgain,
    Code outputGradients,
    Code weightGradient,
    Code inputGradient,
    Code inputGradients) {
  static ConvolutionCodes of(ConvNormAct shape) {
    String kind = kind(shape);
    return new ConvolutionCodes(
        code(Operation.REORDER, "weights"),
        code(Operation.NORMALISATION_FORWARD, "inputs of " + kind),
        code(Operation.CONVOLUTION_FORWARD, kind),
        code(Operation.NORMALISATION_FORWARD, "again, inputs of " + kind),
        code(Operation.NORMALISATION_GRADIENT, "outputs of " + kind),
        code(Operation.CONVOLUTION_WEIGHT_GRADIENT, kind),
        code(Operation.CONVOLUTION_INPUT_GRADIENT, kind),
        code(Operation.NORMALISATION_GRADIENT, "inputs of " + kind));
  }

  private static String kind(ConvNormAct shape) {
    String kernel = "%1$dx%1$d".formatted(shape.kernel());
    String strided = shape.stride() > 1 ? kernel + " of stride " + shape.stride() : kernel;
    if (shape.groups() == 1) {
      return strided;
    }
    int groupWidth = shape.in() / shape.groups();
    return groupWidth == 1 ? strided + " depthwise" : strided + " in groups";
  }

  private static Code code(Operation operation, String implementation) {
    return new Code(operation, implementation, false);
  }
}
