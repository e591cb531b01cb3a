package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nchw;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nhwc;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reorder_primitive_desc_create;

/**
 * Builder of the forward and the backward program of one network. Build all forward steps first,
 * then apply the gradients from last to first, then {@link #finish()}.
 */
public final class ProgramBuilder {
  private final OneDnnContext oneDnnContext;
  private final boolean training;
  private final MemoryFormat format;
  private final Scratchpad scratchpad;
  private final GradientBuffers gradients;
  private final Program forward;
  private final Program backward;

  /**
   * Creates a builder with activations in the format channels last.
   *
   * @param training whether to normalise by the batch's statistics and to keep what the backward
   *     steps need
   */
  public ProgramBuilder(OneDnnContext owner, boolean training) {
    this.oneDnnContext = owner;
    this.training = training;
    this.format = MemoryFormat.CHANNELS_LAST;
    this.scratchpad = new Scratchpad(owner);
    this.gradients = new GradientBuffers(owner);
    this.forward = new Program();
    this.backward = new Program();
  }

  private ProgramBuilder(ProgramBuilder same, MemoryFormat order) {
    this.oneDnnContext = same.oneDnnContext;
    this.training = same.training;
    this.format = order;
    this.scratchpad = same.scratchpad;
    this.gradients = same.gradients;
    this.forward = same.forward;
    this.backward = same.backward;
  }

  /** A builder of the same programs with activations in another memory format. */
  public ProgramBuilder withFormat(MemoryFormat other) {
    return new ProgramBuilder(this, other);
  }

  OneDnnContext context() {
    return oneDnnContext;
  }

  boolean training() {
    return training;
  }

  GradientBuffers gradients() {
    return gradients;
  }

  public Program forward() {
    return forward;
  }

  public Program backward() {
    return backward;
  }

  /** Allocates the primitives' scratchpad; the programs are then ready to run. */
  public void finish() {
    scratchpad.allocate();
  }

  /** Layout of activations {@code [batch, channels, height, width]} in this builder's format. */
  Layout activations(long... shape) {
    return Layout.of(oneDnnContext, format.tag(), shape);
  }

  /** Layout of activations with each block of channels as a separate image, channels last. */
  Layout blockwise(Layout activations) {
    long channels = format.blockSize(activations.size(1));
    long blocks = activations.size(0) * activations.size(1) / channels;
    return Layout.of(
        oneDnnContext, dnnl_nhwc, blocks, channels, activations.size(2), activations.size(3));
  }

  /** Layout NCHW, {@code [batch, channels, height, width]}, as in DL4J. */
  public Layout plain(long... shape) {
    return Layout.of(oneDnnContext, dnnl_nchw, shape);
  }

  /** Layout NHWC, {@code [batch, channels, height, width]}. */
  Layout channelsLast(long... shape) {
    return Layout.of(oneDnnContext, dnnl_nhwc, shape);
  }

  Primitive build(Primitive.Binding binding) {
    return binding.build(oneDnnContext, scratchpad);
  }

  /** The values in another layout: {@code from} itself if it already has it. */
  Tensor reorderIfNeeded(Program program, Tensor from, Layout wanted) {
    if (from.layout().isSameAs(wanted)) {
      return from;
    }
    Tensor to = Tensor.allocate(oneDnnContext, wanted);
    addReorder(program, from, to);
    return to;
  }

  /**
   * The values in another layout, in the backward program: {@code from} itself, retained, if it
   * already has it. The caller releases the result.
   */
  Tensor acquireReordered(Tensor from, Layout wanted) {
    if (from.layout().isSameAs(wanted)) {
      return gradients.retain(from);
    }
    Tensor to = gradients.acquire(wanted);
    addReorder(backward, from, to);
    return to;
  }

  /** Adds a step that copies between layouts. */
  void addReorder(Program program, Tensor from, Tensor to) {
    PrimitiveDescriptor reorder =
        PrimitiveDescriptor.of(
            oneDnnContext,
            "a reorder",
            (descriptor, attributes) ->
                dnnl_reorder_primitive_desc_create(
                    descriptor,
                    from.layout().descriptor(),
                    oneDnnContext.engine(),
                    to.layout().descriptor(),
                    oneDnnContext.engine(),
                    attributes));
    program.add(
        build(new Primitive.Binding(reorder).with(DNNL_ARG_SRC, from).with(DNNL_ARG_DST, to)));
  }
}
