package io.netspace.trainer.adapter.outbound.dl4j.vector;

import io.netspace.trainer.adapter.outbound.dl4j.backbone.ConvNormAct;
import java.util.Arrays;

/**
 * A convolution of any kernel, stride and groups. Group by group and row by row, the latest rows of
 * inputs and of gradients of outputs are kept in {@link RowRing}s, where the columns that a tap
 * reads follow one another.
 */
final class SpatialConvolution implements Step {
  private final ConvNormAct shape;
  private final ConvolutionCodes codes;
  private final Reader reader;
  private final Value x;
  private final NormalisedValue y;
  private final Workspace workspace;
  private final boolean training;

  private final int groups;
  private final int in;
  private final int out;
  private final int kernel;
  private final int stride;
  private final int padding;

  /** Taps of an output: {@code [kernel row][input][kernel column]}. */
  private final int tapCount;

  /** By the place in the ring of the first row that an output row reads. */
  private final int[][] taps;

  /**
   * By phase of the row, phase of the column and place in the ring of the first row of gradients:
   * {@code [kernel row][output][kernel column]}.
   */
  private final int[][][][] gradientTaps;

  private final int gradientRows;
  private final RowRing inputs;
  private final RowRing gradients;
  private final PackedWeights[] weights;

  /** By group, phase of the row and phase of the column. */
  private final PackedWeights[] transposed;

  private final WeightSums[] sums;
  private final long pixel;
  private final long outRow;

  /** Bytes of the columns of one phase of an input row. */
  private final long phaseBytes;

  SpatialConvolution(
      ConvNormAct shape,
      Reader reader,
      NormalisedValue y,
      long weightAddress,
      long gradientAddress,
      boolean training,
      NativeMemory memory,
      Workspace workspace) {
    this.shape = shape;
    this.codes = ConvolutionCodes.of(shape);
    this.reader = reader;
    this.x = reader.value();
    this.y = y;
    this.workspace = workspace;
    this.training = training;
    this.groups = shape.groups();
    this.in = shape.in() / groups;
    this.out = shape.out() / groups;
    this.kernel = shape.kernel();
    this.stride = shape.stride();
    this.padding = kernel / 2;
    this.tapCount = kernel * in * kernel;
    this.gradientRows = (kernel - 1) / stride + 1;
    this.pixel = y.planes().pixelBytes();
    this.outRow = y.planes().rowBytes();
    this.inputs =
        new RowRing(
            in,
            kernel,
            stride,
            Math.ceilDiv(padding, stride),
            shape.outWidth(),
            Math.floorDiv(kernel - 1 - padding, stride),
            pixel);
    this.gradients =
        new RowRing(
            out,
            gradientRows,
            1,
            (kernel - 1 - padding) / stride,
            shape.outWidth(),
            (stride - 1 + padding) / stride,
            pixel);
    this.weights = new PackedWeights[groups];
    this.transposed =
        new PackedWeights[training && x.isDifferentiable() ? groups * stride * stride : 0];
    this.sums = new WeightSums[groups];
    for (int group = 0; group < groups; group++) {
      int first = group * out;
      weights[group] =
          new PackedWeights(
              weightAddress, out, tapCount, (o, tap) -> weight(first + o, tap), memory);
      sums[group] =
          new WeightSums(out, tapCount, (o, tap) -> weight(first + o, tap), gradientAddress);
    }
    for (int i = 0; i < transposed.length; i++) {
      transposed[i] = transposed(i, weightAddress, memory);
    }
    this.taps = new int[kernel][];
    Arrays.setAll(taps, this::tapsFrom);
    this.gradientTaps = new int[training && x.isDifferentiable() ? stride : 0][stride][][];
    for (int rowPhase = 0; rowPhase < gradientTaps.length; rowPhase++) {
      for (int phase = 0; phase < stride; phase++) {
        gradientTaps[rowPhase][phase] = gradientTaps(kernelPositions(rowPhase), phase);
      }
    }
    this.phaseBytes = shape.outWidth() * pixel;
    workspace.reserve(
        inputs.bytes() + gradients.bytes() + in * inputRow() + in * phaseBytes + sums[0].bytes());
  }

  private long inputRow() {
    return x.planes().rowBytes() + 16L * Float.BYTES;
  }

  private int weight(int output, int tap) {
    int row = tap / (in * kernel);
    int input = tap / kernel % in;
    return ((output * in + input) * kernel + row) * kernel + tap % kernel;
  }

  /** Taps of an input of one phase: {@code [kernel row][output][kernel column]}. */
  private PackedWeights transposed(int index, long weightAddress, NativeMemory memory) {
    int first = index / (stride * stride) * out;
    int rowPhase = index / stride % stride;
    int columnPhase = index % stride;
    int columns = kernelPositions(columnPhase);
    return new PackedWeights(
        weightAddress,
        in,
        kernelPositions(rowPhase) * out * columns,
        (input, tap) -> {
          int row = rowPhase + tap / (out * columns) * stride;
          int output = first + tap / columns % out;
          int column = columnPhase + tap % columns * stride;
          return ((output * in + input) * kernel + row) * kernel + column;
        },
        memory);
  }

  /** Rows or columns of the kernel that are a multiple of the stride from a phase. */
  private int kernelPositions(int phase) {
    return phase >= kernel ? 0 : (kernel - 1 - phase) / stride + 1;
  }

  @Override
  public void forward(StepClock clock) {
    clock.enter(codes.inputs());
    if (training) {
      y.normalisation().outputs().clear();
    }
    boolean storesAll = reader.stores() && stride > 1;
    if (storesAll) {
      for (int channel = 0; channel < shape.in(); channel++) {
        x.store(channel, 0, x.planes().planeBytes());
      }
    }
    inputs.clearBorders(workspace.address());
    for (int group = 0; group < groups; group++) {
      clock.enter(codes.packing());
      weights[group].pack();
      int next = 0;
      for (int row = 0; row < shape.outHeight(); row++) {
        clock.enter(codes.inputs());
        next = loadInputs(group, next, row, reader.stores() && !storesAll);
        clock.enter(codes.forward());
        int from = firstKernelRow(row);
        int to = lastKernelRow(row);
        int channel = group * out;
        TapProducts.multiply(
            workspace.address(),
            taps(row),
            from * in * kernel,
            to * in * kernel,
            weights[group].address(),
            tapCount,
            out,
            y.output(channel) + row * outRow,
            y.planes().stride(),
            outRow,
            training ? y.normalisation().outputs().of(channel) : 0);
      }
    }
    if (training) {
      y.normalisation().useBatchStatistics();
    } else {
      y.normalisation().useRunningStatistics();
    }
  }

  private int firstKernelRow(int row) {
    return Math.clamp(padding - (long) row * stride, 0, kernel);
  }

  private int lastKernelRow(int row) {
    return Math.clamp(shape.height() + padding - (long) row * stride, 0, kernel);
  }

  /** Taps of the output rows whose first input row, in the image or above it, is there. */
  private int[] tapsFrom(int firstRow) {
    int[] offsets = new int[tapCount];
    int next = 0;
    for (int kernelRow = 0; kernelRow < kernel; kernelRow++) {
      for (int input = 0; input < in; input++) {
        for (int column = 0; column < kernel; column++) {
          offsets[next++] =
              inputs.offset(
                  input,
                  firstRow + kernelRow,
                  Math.floorMod(column - padding, stride),
                  Math.floorDiv(column - padding, stride));
        }
      }
    }
    return offsets;
  }

  private int[] taps(int outputRow) {
    return taps[Math.floorMod(outputRow * stride - padding, kernel)];
  }

  /** Loads the rows of a group up to the last that an output row reads; returns the next one. */
  private int loadInputs(int group, int next, int outputRow, boolean store) {
    int first = Math.max(next, outputRow * stride - padding);
    int last = Math.min(shape.height() - 1, outputRow * stride - padding + kernel - 1);
    for (int row = first; row <= last; row++) {
      for (int input = 0; input < in; input++) {
        int channel = group * in + input;
        long offset = row * x.planes().rowBytes();
        if (store) {
          x.store(channel, offset, x.planes().rowBytes());
        }
        loadInput(channel, offset, input, row);
      }
    }
    return Math.max(next, last + 1);
  }

  private void loadInput(int channel, long offset, int input, int row) {
    if (stride == 1) {
      long target = workspace.address() + inputs.offset(input, row, 0, 0);
      x.read(channel, offset, target, x.planes().rowBytes());
      return;
    }
    long source = x.stored() + channel * x.planes().stride() + offset;
    if (x.stored() == 0) {
      source = workspace.address() + inputs.bytes() + gradients.bytes();
      x.read(channel, offset, source, x.planes().rowBytes());
    }
    for (int phase = 0; phase < Math.min(stride, shape.width()); phase++) {
      if ((phase + padding) % stride < kernel) {
        Elementwise.copyPixels(
            source + phase * pixel,
            stride * pixel,
            workspace.address() + inputs.offset(input, row, phase, 0),
            pixel,
            pixel,
            columns(phase));
      }
    }
  }

  /** Columns of the input of one phase. */
  private int columns(int phase) {
    return Math.ceilDiv(shape.width() - phase, stride);
  }

  @Override
  public void planGradients(NativeMemory memory) {
    if (x.isDifferentiable()) {
      reader.planGradient(memory);
    }
    y.releaseGradient(memory);
  }

  @Override
  public void backward(StepClock clock) {
    clock.enter(codes.packing());
    y.normalisation().differentiate();
    long ring = workspace.address() + inputs.bytes();
    long weightSums = ring + gradients.bytes() + in * inputRow() + in * phaseBytes;
    inputs.clearBorders(workspace.address());
    gradients.clearBorders(ring);
    for (PackedWeights each : transposed) {
      each.pack();
    }
    for (int group = 0; group < groups; group++) {
      sums[group].clear(weightSums);
      int next = 0;
      int nextGradient = 0;
      for (int row = 0; row < shape.outHeight(); row++) {
        clock.enter(codes.inputsAgain());
        next = loadInputs(group, next, row, false);
        clock.enter(codes.outputGradients());
        for (int output = 0; output < out; output++) {
          y.readOutputGradient(
              group * out + output,
              row * outRow,
              ring + gradients.offset(output, row, 0, 0),
              outRow);
        }
        clock.enter(codes.weightGradient());
        addWeightGradient(row, ring, weightSums, sums[group].stride());
        if (transposed.length > 0) {
          nextGradient = addInputGradients(group, nextGradient, row, ring, clock);
        }
      }
      clock.enter(codes.weightGradient());
      sums[group].finish(weightSums);
    }
  }

  private void addWeightGradient(int row, long ring, long weightSums, long sumStride) {
    int from = firstKernelRow(row);
    int to = lastKernelRow(row);
    TapGradients.add(
        ring + gradients.offset(0, row, 0, 0),
        gradients.channelBytes(),
        out,
        workspace.address(),
        taps(row),
        from * in * kernel,
        to * in * kernel,
        weightSums,
        sumStride,
        (int) outRow);
  }

  /** Adds the rows of input gradients that need no later output row; returns the next one. */
  private int addInputGradients(int group, int next, int outputRow, long ring, StepClock clock) {
    boolean last = outputRow == shape.outHeight() - 1;
    int row = next;
    while (row < shape.height() && (last || (row + padding) / stride <= outputRow)) {
      addInputGradient(group, row, ring, clock);
      row++;
    }
    return row;
  }

  private void addInputGradient(int group, int row, long ring, StepClock clock) {
    clock.enter(codes.inputGradient());
    long rows = ring + gradients.bytes();
    boolean direct = reader.writesGradient();
    long offset = row * x.planes().rowBytes();
    long target = direct ? x.gradient(group * in) + offset : rows;
    long targetStride = direct ? x.planes().stride() : inputRow();
    for (int phase = 0; phase < stride; phase++) {
      multiplyPhase(group, row, phase, ring, target, targetStride);
    }
    clock.enter(codes.inputGradients());
    for (int input = 0; input < in; input++) {
      reader.contribute(
          group * in + input, offset, rows + input * inputRow(), x.planes().rowBytes());
    }
  }

  private void multiplyPhase(
      int group, int row, int phase, long ring, long target, long targetStride) {
    int rowPhase = (row + padding) % stride;
    int columnPhase = (phase + padding) % stride;
    int kernelColumns = kernelPositions(columnPhase);
    int columns = columns(phase);
    int from = -1;
    int to = 0;
    int index = 0;
    for (int k = rowPhase; k < kernel; k += stride, index++) {
      int outputRow = (row + padding - k) / stride;
      if (row + padding - k >= 0 && outputRow < shape.outHeight()) {
        from = from < 0 ? index : from;
        to = index + 1;
      }
    }
    int perRow = out * kernelColumns;
    int firstGradientRow = (row + padding - rowPhase) / stride;
    int[] offsets = gradientTaps[rowPhase][phase][firstGradientRow % gradientRows];
    PackedWeights packed = transposed[(group * stride + rowPhase) * stride + columnPhase];
    int count = kernelPositions(rowPhase) * perRow;
    int first = Math.max(from, 0) * perRow;
    if (stride == 1) {
      TapProducts.multiply(
          ring,
          offsets,
          first,
          to * perRow,
          packed.address(),
          count,
          in,
          target,
          targetStride,
          columns * pixel,
          0);
      return;
    }
    long contiguous = ring + gradients.bytes() + in * inputRow();
    TapProducts.multiply(
        ring,
        offsets,
        first,
        to * perRow,
        packed.address(),
        count,
        in,
        contiguous,
        phaseBytes,
        columns * pixel,
        0);
    for (int input = 0; input < in; input++) {
      Elementwise.copyPixels(
          contiguous + input * phaseBytes,
          pixel,
          target + input * targetStride + phase * pixel,
          stride * pixel,
          pixel,
          columns);
    }
  }

  private int[][] gradientTaps(int kernelRows, int phase) {
    int[][] byFirstRow = new int[gradientRows][];
    Arrays.setAll(byFirstRow, firstRow -> gradientTapsFrom(firstRow, kernelRows, phase));
    return byFirstRow;
  }

  /** Taps of the rows of an input's gradient whose first row of output gradients is there. */
  private int[] gradientTapsFrom(int firstRow, int kernelRows, int phase) {
    int columnPhase = (phase + padding) % stride;
    int[] offsets = new int[kernelRows * out * kernelPositions(columnPhase)];
    int next = 0;
    for (int kernelRow = 0; kernelRow < kernelRows; kernelRow++) {
      int row = Math.floorMod(firstRow - kernelRow, gradientRows);
      for (int output = 0; output < out; output++) {
        for (int k = columnPhase; k < kernel; k += stride) {
          offsets[next++] =
              gradients.offset(output, row, 0, Math.floorDiv(phase + padding - k, stride));
        }
      }
    }
    return offsets;
  }
}
