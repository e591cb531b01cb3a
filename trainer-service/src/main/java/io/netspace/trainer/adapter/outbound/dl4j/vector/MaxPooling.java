package io.netspace.trainer.adapter.outbound.dl4j.vector;

import io.netspace.trainer.adapter.outbound.dl4j.backbone.MaxPool;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.Operation;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.OperationTimes.Code;

/**
 * A max pooling, channel by channel. The gradient goes to the first place of a window, by rows,
 * that has its maximum.
 */
final class MaxPooling implements Step {
  private static final Code CODE = new Code(Operation.POOLING, "maximum", false);

  private final MaxPool shape;
  private final Reader reader;
  private final Value x;
  private final PooledValue y;
  private final Workspace workspace;
  private final long pixel;

  MaxPooling(MaxPool shape, Reader reader, PooledValue y, Workspace workspace) {
    this.shape = shape;
    this.reader = reader;
    this.x = reader.value();
    this.y = y;
    this.workspace = workspace;
    this.pixel = y.planes().pixelBytes();
    workspace.reserve(2 * x.planes().planeBytes() + pixel);
  }

  /** What is done with a place of the input and a place of the output that reads it. */
  private interface Visitor {
    void visit(long source, long target);
  }

  private void load(int channel, boolean store) {
    long bytes = x.planes().planeBytes();
    if (store) {
      x.store(channel, 0, bytes);
    }
    x.read(channel, 0, workspace.address(), bytes);
  }

  @Override
  public void forward(StepClock clock) {
    clock.enter(CODE);
    for (int channel = 0; channel < shape.channels(); channel++) {
      load(channel, reader.stores());
      long source = workspace.address();
      long target = y.stored() + channel * y.planes().stride();
      Elementwise.fill(target, Float.NEGATIVE_INFINITY, y.planes().planeBytes());
      visit((from, to) -> Elementwise.max(source + from, target + to, pixel));
    }
  }

  private void visit(Visitor visitor) {
    int padding = shape.kernel() / 2;
    for (int row = 0; row < shape.outHeight(); row++) {
      for (int column = 0; column < shape.outWidth(); column++) {
        long target = ((long) row * shape.outWidth() + column) * pixel;
        int top = row * shape.stride() - padding;
        int left = column * shape.stride() - padding;
        for (int i = Math.max(0, top); i < Math.min(shape.height(), top + shape.kernel()); i++) {
          for (int j = Math.max(0, left); j < Math.min(shape.width(), left + shape.kernel()); j++) {
            visitor.visit(((long) i * shape.width() + j) * pixel, target);
          }
        }
      }
    }
  }

  @Override
  public void planGradients(NativeMemory memory) {
    reader.planGradient(memory);
    y.releaseGradient(memory);
  }

  @Override
  public void backward(StepClock clock) {
    clock.enter(CODE);
    long bytes = x.planes().planeBytes();
    for (int channel = 0; channel < shape.channels(); channel++) {
      load(channel, false);
      long source = workspace.address();
      long part = reader.writesGradient() ? x.gradient(channel) : source + bytes;
      long largest = y.stored() + channel * y.planes().stride();
      long remaining = y.gradient(channel);
      Elementwise.fill(part, 0, bytes);
      visit(
          (from, to) ->
              Elementwise.moveWhereEqual(
                  source + from, largest + to, remaining + to, part + from, pixel));
      reader.contribute(channel, 0, part, bytes);
    }
  }
}
