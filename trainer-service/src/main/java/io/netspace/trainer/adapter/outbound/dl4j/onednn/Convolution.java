package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_backward_data_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_backward_weights_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_goihw;
import static org.bytedeco.dnnl.global.dnnl.dnnl_oihw;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_weights_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_src_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_weights_md;

import org.bytedeco.dnnl.dnnl_memory_desc;

/** A convolution without bias, forward and backward. */
public final class Convolution {
  private final ProgramBuilder builder;
  private final ConvolutionShape shape;
  private final Tensor weights;
  private final Tensor weightGradient;
  private final Layout target;
  private final PrimitiveDescriptor forward;

  /**
   * @param weights address of the weights, {@code [out, in / groups, kernel, kernel]}
   * @param weightGradient address of the weights' gradient in the same order; unused without
   *     training
   */
  public Convolution(
      ProgramBuilder builder, ConvolutionShape shape, long weights, long weightGradient) {
    this.builder = builder;
    this.shape = shape;
    Layout plain =
        Layout.of(builder.context(), shape.groups() == 1 ? dnnl_oihw : dnnl_goihw, shape.weights());
    this.weights = Tensor.at(builder.context(), plain, weights);
    this.weightGradient = Tensor.at(builder.context(), plain, weightGradient);
    this.target =
        builder.activations(shape.batch(), shape.out(), shape.outHeight(), shape.outWidth());
    this.forward = describeForward();
  }

  /**
   * Adds the steps for this input; backward for the weights' gradient, and the input's if needed.
   */
  public Differentiable apply(Tensor input, boolean inputNeedsGradient) {
    Layout source = forward.layout(dnnl_query_src_md, sourceShape());
    Layout packed = forward.layout(dnnl_query_weights_md, shape.weights());
    Tensor x = builder.reorderIfNeeded(builder.forward(), input, source);
    Tensor y = Tensor.allocate(builder.context(), target);
    builder
        .forward()
        .add(
            builder.build(
                new Primitive.Binding(forward)
                    .with(DNNL_ARG_SRC, x)
                    .with(
                        DNNL_ARG_WEIGHTS,
                        builder.reorderIfNeeded(builder.forward(), weights, packed))
                    .with(DNNL_ARG_DST, y)));
    return new Differentiable(
        y,
        outputGradient -> {
          addWeightGradient(x, outputGradient);
          Tensor inputGradient =
              inputNeedsGradient ? addInputGradient(x, outputGradient) : outputGradient;
          if (inputNeedsGradient) {
            builder.gradients().release(outputGradient);
          }
          return inputGradient;
        });
  }

  private void addWeightGradient(Tensor input, Tensor outputGradient) {
    Tensor x =
        describeWeightGradient(input.layout()).isReference()
            ? builder.reorderIfNeeded(builder.backward(), input, builder.activations(sourceShape()))
            : input;
    PrimitiveDescriptor description = describeWeightGradient(x.layout());
    Layout packed = description.layout(dnnl_query_diff_weights_md, shape.weights());
    boolean direct = packed.isSameAs(weightGradient.layout());
    Tensor result = direct ? weightGradient : builder.gradients().acquire(packed);
    builder
        .backward()
        .add(
            builder.build(
                new Primitive.Binding(description)
                    .with(DNNL_ARG_SRC, x)
                    .with(DNNL_ARG_DIFF_DST, outputGradient)
                    .with(DNNL_ARG_DIFF_WEIGHTS, result)));
    if (!direct) {
      builder.addReorder(builder.backward(), result, weightGradient);
      builder.gradients().release(result);
    }
  }

  private Tensor addInputGradient(Tensor x, Tensor outputGradient) {
    PrimitiveDescriptor description = describeInputGradient(x.layout());
    Layout packed = description.layout(dnnl_query_weights_md, shape.weights());
    Tensor inputGradient = builder.gradients().acquire(x.layout());
    builder
        .backward()
        .add(
            builder.build(
                new Primitive.Binding(description)
                    .with(DNNL_ARG_DIFF_DST, outputGradient)
                    .with(
                        DNNL_ARG_WEIGHTS,
                        builder.reorderIfNeeded(builder.backward(), weights, packed))
                    .with(DNNL_ARG_DIFF_SRC, inputGradient)));
    return inputGradient;
  }

  private long[] sourceShape() {
    return new long[] {shape.batch(), shape.in(), shape.height(), shape.width()};
  }

  /** For images, which have few channels, the convolution selects the memory format. */
  private Layout preferredSource() {
    return shape.in() < 8
        ? Layout.any(builder.context(), sourceShape())
        : builder.activations(sourceShape());
  }

  private Layout anyWeights() {
    return Layout.any(builder.context(), shape.weights());
  }

  private PrimitiveDescriptor describeForward() {
    Layout source = preferredSource();
    Layout any = anyWeights();
    return PrimitiveDescriptor.of(
        builder.context(),
        "a convolution of " + shape,
        (descriptor, attributes) ->
            dnnl_convolution_forward_primitive_desc_create(
                descriptor,
                builder.context().engine(),
                builder.training() ? dnnl_forward_training : dnnl_forward_inference,
                dnnl_convolution_direct,
                source.descriptor(),
                any.descriptor(),
                new dnnl_memory_desc(),
                target.descriptor(),
                shape.strides(),
                shape.dilation(),
                shape.paddingBefore(),
                shape.paddingAfter(),
                attributes));
  }

  private PrimitiveDescriptor describeWeightGradient(Layout source) {
    Layout any = anyWeights();
    return PrimitiveDescriptor.of(
        builder.context(),
        "a convolution's weight gradient of " + shape,
        (descriptor, attributes) ->
            dnnl_convolution_backward_weights_primitive_desc_create(
                descriptor,
                builder.context().engine(),
                dnnl_convolution_direct,
                source.descriptor(),
                any.descriptor(),
                new dnnl_memory_desc(),
                target.descriptor(),
                shape.strides(),
                shape.dilation(),
                shape.paddingBefore(),
                shape.paddingAfter(),
                forward.descriptor(),
                attributes));
  }

  private PrimitiveDescriptor describeInputGradient(Layout source) {
    Layout any = anyWeights();
    return PrimitiveDescriptor.of(
        builder.context(),
        "a convolution's input gradient of " + shape,
        (descriptor, attributes) ->
            dnnl_convolution_backward_data_primitive_desc_create(
                descriptor,
                builder.context().engine(),
                dnnl_convolution_direct,
                source.descriptor(),
                any.descriptor(),
                target.descriptor(),
                shape.strides(),
                shape.dilation(),
                shape.paddingBefore(),
                shape.paddingAfter(),
                forward.descriptor(),
                attributes));
  }
}
