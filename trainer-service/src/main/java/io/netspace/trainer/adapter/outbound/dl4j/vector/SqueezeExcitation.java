package io.netspace.trainer.adapter.outbound.dl4j.vector;

import io.netspace.trainer.adapter.outbound.dl4j.backbone.Operation;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.OperationTimes.Code;

/**
 * The factors of a squeeze-and-excitation, for each image and channel: from the means of the
 * channels by two linear layers, the first with the network's activation, the second with a
 * sigmoid. All vectors are {@code [channel][image]}.
 */
final class SqueezeExcitation implements Step {
  private static final Code CODE = new Code(Operation.SUM, "squeeze-and-excitation", false);

  private final ExcitedValue y;
  private final NormalisedValue x;
  private final LinearLayer squeeze;
  private final LinearLayer excite;
  private final Clamp clamp;
  private final Planes channels;
  private final Planes squeezed;
  private final Workspace workspace;
  private final long means;
  private final long arguments;
  private final long active;
  private final long meanGradients;
  private final long activeGradients;
  private final long factorGradients;

  SqueezeExcitation(
      ExcitedValue y,
      LinearLayer squeeze,
      LinearLayer excite,
      Clamp clamp,
      NativeMemory memory,
      Workspace workspace) {
    this.y = y;
    this.x = y.input();
    this.squeeze = squeeze;
    this.excite = excite;
    this.clamp = clamp;
    this.workspace = workspace;
    int images = x.planes().images();
    this.channels = new Planes(squeeze.shape().in(), 1, 1, images);
    this.squeezed = new Planes(squeeze.shape().out(), 1, 1, images);
    this.means = memory.allocate(channels.bytes());
    this.arguments = memory.allocate(squeezed.bytes());
    this.active = memory.allocate(squeezed.bytes());
    this.meanGradients = memory.allocate(channels.bytes());
    this.activeGradients = memory.allocate(squeezed.bytes());
    this.factorGradients = memory.allocate(channels.bytes());
    workspace.reserve(
        Math.max(
            x.planes().planeBytes(), Math.max(squeeze.workspaceBytes(), excite.workspaceBytes())));
  }

  @Override
  public void forward(StepClock clock) {
    clock.enter(CODE);
    Planes planes = x.planes();
    float pixels = planes.height() * planes.width();
    Elementwise.fill(means, 0, channels.bytes());
    for (int channel = 0; channel < planes.channels(); channel++) {
      long mean = means + channel * channels.stride();
      x.read(channel, 0, workspace.address(), planes.planeBytes());
      Elementwise.addPixels(workspace.address(), mean, planes.pixelBytes(), planes.planeBytes());
      Elementwise.normalise(
          mean, mean, 1 / pixels, 0, Clamp.NONE.low(), Clamp.NONE.high(), planes.pixelBytes());
    }
    squeeze.forward(means, arguments);
    Elementwise.normalise(arguments, active, 1, 0, clamp.low(), clamp.high(), squeezed.bytes());
    if (clamp.smooth() != null) {
      SmoothActivations.apply(clamp.smooth(), active, squeezed.bytes());
    }
    for (int channel = 0; channel < squeezed.channels(); channel++) {
      squeezed.clearPadding(active + channel * squeezed.stride(), squeezed.planeBytes());
    }
    excite.forward(active, y.factors(0));
    SmoothActivations.sigmoid(y.factors(0), channels.bytes());
  }

  @Override
  public void planGradients(NativeMemory memory) {
    x.setGradient(y.gradient(0));
  }

  @Override
  public void backward(StepClock clock) {
    clock.enter(CODE);
    Planes planes = x.planes();
    for (int channel = 0; channel < planes.channels(); channel++) {
      long gradient = factorGradients + channel * channels.stride();
      Elementwise.fill(gradient, 0, planes.pixelBytes());
      x.read(channel, 0, workspace.address(), planes.planeBytes());
      Elementwise.addProducts(
          workspace.address(),
          y.gradient(channel),
          gradient,
          planes.pixelBytes(),
          planes.planeBytes());
      SmoothActivations.multiplyBySigmoidSlope(y.factors(channel), gradient, planes.pixelBytes());
    }
    excite.backward(active, factorGradients, activeGradients, workspace.address());
    if (clamp.smooth() != null) {
      SmoothActivations.multiplyBySlope(
          clamp.smooth(), arguments, activeGradients, squeezed.bytes());
    } else {
      Elementwise.mask(activeGradients, arguments, clamp.low(), clamp.high(), squeezed.bytes());
    }
    squeeze.backward(means, activeGradients, meanGradients, workspace.address());
    addMeanGradients();
  }

  private void addMeanGradients() {
    Planes planes = x.planes();
    float pixels = planes.height() * planes.width();
    for (int channel = 0; channel < planes.channels(); channel++) {
      long term = meanGradients + channel * channels.stride();
      Elementwise.normalise(
          term, term, 1 / pixels, 0, Clamp.NONE.low(), Clamp.NONE.high(), planes.pixelBytes());
      Elementwise.scalePixels(
          x.gradient(channel), y.factors(channel), term, planes.pixelBytes(), planes.planeBytes());
      x.completeGradient(channel, 0, 0, planes.planeBytes());
    }
  }
}
