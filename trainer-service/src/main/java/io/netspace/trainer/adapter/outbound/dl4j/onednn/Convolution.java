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

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.dnnl.dnnl_memory_desc;

/**
 * A convolution without bias, forward and backward. Where oneDNN has only reference code for the
 * format of the activations, one of its three parts works on copies in another.
 */
public final class Convolution {
  private final ProgramBuilder builder;
  private final ConvolutionShape shape;
  private final Tensor weights;
  private final Tensor weightGradient;

  /** The formats of the neighbours, from which and to which is copied where necessary. */
  private final Formats given;

  private final Part forward;

  /** Formats of input and output, and of their gradients. */
  private record Formats(Layout source, Layout target) {}

  /** Forward, or one of the gradients, in the formats that it takes. */
  private record Part(PrimitiveDescriptor description, Formats formats) {}

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
    this.given = new Formats(preferredSource(), builder.activations(targetShape()));
    this.forward = firstFast(given, this::describeForward);
  }

  /**
   * Adds the steps for this input; backward for the weights' gradient, and the input's if needed.
   */
  public Differentiable apply(Tensor input, boolean inputNeedsGradient) {
    Layout source = forward.description.layout(dnnl_query_src_md, sourceShape());
    Layout packed = forward.description.layout(dnnl_query_weights_md, shape.weights());
    Tensor x = builder.reorderIfNeeded(builder.forward(), input, source);
    Tensor y = Tensor.allocate(builder.context(), given.target);
    boolean direct = forward.formats.target.isSameAs(given.target);
    Tensor result = direct ? y : builder.gradients().acquire(forward.formats.target);
    builder
        .forward()
        .add(
            builder.build(
                new Primitive.Binding(forward.description)
                    .with(DNNL_ARG_SRC, x)
                    .with(
                        DNNL_ARG_WEIGHTS,
                        builder.reorderIfNeeded(builder.forward(), weights, packed))
                    .with(DNNL_ARG_DST, result)));
    if (!direct) {
      builder.addReorder(builder.forward(), result, y);
      builder.gradients().release(result);
    }
    return new Differentiable(
        y, outputGradient -> addGradients(input, x, outputGradient, inputNeedsGradient));
  }

  private Tensor addGradients(
      Tensor input, Tensor x, Tensor outputGradient, boolean inputNeedsGradient) {
    addWeightGradient(x, outputGradient);
    if (!inputNeedsGradient) {
      return outputGradient;
    }
    Tensor inputGradient = addInputGradient(input.layout(), outputGradient);
    builder.gradients().release(outputGradient);
    return inputGradient;
  }

  private void addWeightGradient(Tensor input, Tensor outputGradient) {
    Part part = weightGradientPart(input.layout());
    Tensor x = builder.acquireReordered(input, part.formats.source);
    Tensor gradient = builder.acquireReordered(outputGradient, part.formats.target);
    Layout packed = part.description.layout(dnnl_query_diff_weights_md, shape.weights());
    boolean direct = packed.isSameAs(weightGradient.layout());
    Tensor result = direct ? weightGradient : builder.gradients().acquire(packed);
    builder
        .backward()
        .add(
            builder.build(
                new Primitive.Binding(part.description)
                    .with(DNNL_ARG_SRC, x)
                    .with(DNNL_ARG_DIFF_DST, gradient)
                    .with(DNNL_ARG_DIFF_WEIGHTS, result)));
    if (!direct) {
      builder.addReorder(builder.backward(), result, weightGradient);
      builder.gradients().release(result);
    }
    builder.gradients().release(x);
    builder.gradients().release(gradient);
  }

  /** Adds the gradient with respect to the input, in the input's format. */
  private Tensor addInputGradient(Layout wanted, Tensor outputGradient) {
    Part part = inputGradientPart(wanted);
    Tensor gradient = builder.acquireReordered(outputGradient, part.formats.target);
    Layout packed = part.description.layout(dnnl_query_weights_md, shape.weights());
    Tensor result = builder.gradients().acquire(part.formats.source);
    builder
        .backward()
        .add(
            builder.build(
                new Primitive.Binding(part.description)
                    .with(DNNL_ARG_DIFF_DST, gradient)
                    .with(
                        DNNL_ARG_WEIGHTS,
                        builder.reorderIfNeeded(builder.backward(), weights, packed))
                    .with(DNNL_ARG_DIFF_SRC, result)));
    builder.gradients().release(gradient);
    Tensor inputGradient = builder.acquireReordered(result, wanted);
    builder.gradients().release(result);
    return inputGradient;
  }

  /** The code of all three parts, for an input in the format of the activations. */
  List<PrimitiveDescriptor> descriptions() {
    Layout input = builder.activations(sourceShape());
    return List.of(
        forward.description,
        weightGradientPart(input).description,
        inputGradientPart(input).description);
  }

  private Part weightGradientPart(Layout source) {
    return firstFast(new Formats(source, given.target), this::describeWeightGradient);
  }

  private Part inputGradientPart(Layout source) {
    return firstFast(new Formats(source, given.target), this::describeInputGradient);
  }

  /**
   * The part in the formats of its neighbours; where that would be reference code, with blocks for
   * images too, in channels last, which oneDNN has most code for, or in planes.
   */
  private Part firstFast(Formats preferred, Function<Formats, PrimitiveDescriptor> describe) {
    List<Formats> choice = new ArrayList<>();
    choice.add(preferred);
    choice.add(new Formats(builder.activations(sourceShape()), preferred.target));
    choice.add(
        new Formats(builder.channelsLast(sourceShape()), builder.channelsLast(targetShape())));
    choice.add(new Formats(builder.plain(sourceShape()), builder.plain(targetShape())));
    List<Part> parts = new ArrayList<>();
    for (Formats formats : choice) {
      Part part = new Part(describe.apply(formats), formats);
      if (!part.description.isReference()) {
        return part;
      }
      parts.add(part);
    }
    return parts.getFirst();
  }

  private long[] sourceShape() {
    return new long[] {shape.batch(), shape.in(), shape.height(), shape.width()};
  }

  private long[] targetShape() {
    return new long[] {shape.batch(), shape.out(), shape.outHeight(), shape.outWidth()};
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

  private PrimitiveDescriptor describeForward(Formats formats) {
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
                formats.source.descriptor(),
                any.descriptor(),
                new dnnl_memory_desc(),
                formats.target.descriptor(),
                shape.strides(),
                shape.dilation(),
                shape.paddingBefore(),
                shape.paddingAfter(),
                attributes));
  }

  private PrimitiveDescriptor describeWeightGradient(Formats formats) {
    Layout any = anyWeights();
    return PrimitiveDescriptor.of(
        builder.context(),
        "a convolution's weight gradient of " + shape,
        (descriptor, attributes) ->
            dnnl_convolution_backward_weights_primitive_desc_create(
                descriptor,
                builder.context().engine(),
                dnnl_convolution_direct,
                formats.source.descriptor(),
                any.descriptor(),
                new dnnl_memory_desc(),
                formats.target.descriptor(),
                shape.strides(),
                shape.dilation(),
                shape.paddingBefore(),
                shape.paddingAfter(),
                forward.description.descriptor(),
                attributes));
  }

  private PrimitiveDescriptor describeInputGradient(Formats formats) {
    Layout any = anyWeights();
    return PrimitiveDescriptor.of(
        builder.context(),
        "a convolution's input gradient of " + shape,
        (descriptor, attributes) ->
            dnnl_convolution_backward_data_primitive_desc_create(
                descriptor,
                builder.context().engine(),
                dnnl_convolution_direct,
                formats.source.descriptor(),
                any.descriptor(),
                formats.target.descriptor(),
                shape.strides(),
                shape.dilation(),
                shape.paddingBefore(),
                shape.paddingAfter(),
                forward.description.descriptor(),
                attributes));
  }
}
