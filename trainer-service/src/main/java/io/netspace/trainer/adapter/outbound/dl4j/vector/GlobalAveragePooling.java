package io.netspace.trainer.adapter.outbound.dl4j.vector;

import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.ALL;
import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.FLOAT;

import io.netspace.trainer.adapter.outbound.dl4j.backbone.Operation;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.OperationTimes.Code;

/** The means of the last value over the pixels, {@code [image][channel]}: the features. */
final class GlobalAveragePooling implements Step {
  private static final Code CODE = new Code(Operation.POOLING, "average", false);

  private final Reader reader;
  private final Value x;
  private final Planes planes;
  private final Workspace workspace;
  private long features;
  private long featureGradients;

  GlobalAveragePooling(Reader reader, Workspace workspace) {
    this.reader = reader;
    this.x = reader.value();
    this.planes = x.planes();
    this.workspace = workspace;
    workspace.reserve(planes.planeBytes() + planes.pixelBytes());
  }

  void setFeatures(long address) {
    features = address;
  }

  void setFeatureGradients(long address) {
    featureGradients = address;
  }

  @Override
  public void forward(StepClock clock) {
    clock.enter(CODE);
    float pixels = planes.height() * planes.width();
    long sums = workspace.address() + planes.planeBytes();
    for (int channel = 0; channel < planes.channels(); channel++) {
      if (reader.stores()) {
        x.store(channel, 0, planes.planeBytes());
      }
      x.read(channel, 0, workspace.address(), planes.planeBytes());
      Elementwise.fill(sums, 0, planes.pixelBytes());
      Elementwise.addPixels(workspace.address(), sums, planes.pixelBytes(), planes.planeBytes());
      for (int image = 0; image < planes.images(); image++) {
        float mean = ALL.get(FLOAT, sums + 4L * image) / pixels;
        ALL.set(FLOAT, features + 4L * ((long) image * planes.channels() + channel), mean);
      }
    }
  }

  @Override
  public void planGradients(NativeMemory memory) {
    reader.planGradient(memory);
  }

  @Override
  public void backward(StepClock clock) {
    clock.enter(CODE);
    float pixels = planes.height() * planes.width();
    for (int channel = 0; channel < planes.channels(); channel++) {
      long first = x.gradient(channel);
      Elementwise.fill(first, 0, planes.pixelBytes());
      for (int image = 0; image < planes.images(); image++) {
        long from = featureGradients + 4L * ((long) image * planes.channels() + channel);
        ALL.set(FLOAT, first + 4L * image, ALL.get(FLOAT, from) / pixels);
      }
      for (long i = planes.pixelBytes(); i < planes.planeBytes(); i += planes.pixelBytes()) {
        Elementwise.copy(first, first + i, planes.pixelBytes());
      }
      reader.contribute(channel, 0, 0, planes.planeBytes());
    }
  }
}
