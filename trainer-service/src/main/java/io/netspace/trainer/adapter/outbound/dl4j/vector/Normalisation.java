package io.netspace.trainer.adapter.outbound.dl4j.vector;

import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.ALL;
import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.FLOAT;

import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackboneAddresses;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BatchNorm;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.ConvNormAct;

/**
 * The batch normalisation of one convolution as a linear function of its output u: {@code scale u +
 * shift} forward, and {@code a g + b u + c} from the gradient g of its value to that of u. What
 * reads u applies them; what writes u or g adds up their moments.
 */
final class Normalisation {
  private final int channels;
  private final long count;
  private final long gammas;
  private final long betas;
  private final long runningMeans;
  private final long runningVariances;
  private final long gammaGradients;
  private final long betaGradients;
  private final Moments outputs;
  private final Moments gradients;
  private final double[] means;
  private final double[] inverses;
  private final float[] scales;
  private final float[] shifts;
  private final float[] as;
  private final float[] bs;
  private final float[] cs;

  Normalisation(
      BackbonePlan plan,
      ConvNormAct convolution,
      long count,
      BackboneAddresses addresses,
      NativeMemory memory) {
    long first = Float.BYTES * (long) convolution.normOffset();
    long second = first + Float.BYTES * (long) plan.normChannels();
    this.channels = convolution.out();
    this.count = count;
    this.gammas = addresses.norm() + first;
    this.betas = addresses.norm() + second;
    this.runningMeans = addresses.running() + first;
    this.runningVariances = addresses.running() + second;
    this.gammaGradients = addresses.normGradient() + first;
    this.betaGradients = addresses.normGradient() + second;
    this.outputs = new Moments(memory.allocate(Moments.bytes(channels)), channels);
    this.gradients = new Moments(memory.allocate(Moments.bytes(channels)), channels);
    this.means = new double[channels];
    this.inverses = new double[channels];
    this.scales = new float[channels];
    this.shifts = new float[channels];
    this.as = new float[channels];
    this.bs = new float[channels];
    this.cs = new float[channels];
  }

  /** Of u and u². */
  Moments outputs() {
    return outputs;
  }

  /** Of g and g u. */
  Moments gradients() {
    return gradients;
  }

  float scale(int channel) {
    return scales[channel];
  }

  float shift(int channel) {
    return shifts[channel];
  }

  /** Uses the running statistics. */
  void useRunningStatistics() {
    for (int i = 0; i < channels; i++) {
      setMoments(i, at(runningMeans, i), at(runningVariances, i));
    }
  }

  /** Uses the moments of u, which are complete, and adds them to the running statistics. */
  void useBatchStatistics() {
    double unbiased = BatchNorm.MOMENTUM * count / (double) Math.max(1, count - 1);
    for (int i = 0; i < channels; i++) {
      double mean = outputs.first(i) / count;
      double variance = Math.max(0, outputs.second(i) / count - mean * mean);
      setMoments(i, mean, variance);
      update(runningMeans, i, BatchNorm.MOMENTUM * mean);
      update(runningVariances, i, unbiased * variance);
    }
    gradients.clear();
  }

  private void setMoments(int channel, double mean, double variance) {
    double inverse = 1 / Math.sqrt(variance + BatchNorm.EPSILON);
    double scale = at(gammas, channel) * inverse;
    means[channel] = mean;
    inverses[channel] = inverse;
    scales[channel] = (float) scale;
    shifts[channel] = (float) (at(betas, channel) - mean * scale);
  }

  private static void update(long running, int channel, double batch) {
    set(running, channel, (float) ((1 - BatchNorm.MOMENTUM) * at(running, channel) + batch));
  }

  /** Writes the gradients of the parameters; the moments of g are complete. */
  void differentiate() {
    for (int i = 0; i < channels; i++) {
      double sum = gradients.first(i);
      double product = (gradients.second(i) - means[i] * sum) * inverses[i];
      double scale = at(gammas, i) * inverses[i];
      set(gammaGradients, i, (float) product);
      set(betaGradients, i, (float) sum);
      as[i] = (float) scale;
      bs[i] = (float) (-scale * inverses[i] * product / count);
      cs[i] = (float) (scale / count * (inverses[i] * product * means[i] - sum));
    }
  }

  /** Gradients of u in a row of one channel from those of the value. */
  void applyGradient(int channel, long g, long u, long target, long bytes) {
    Elementwise.normaliseGradient(g, u, target, as[channel], bs[channel], cs[channel], bytes);
  }

  private static float at(long address, int index) {
    return ALL.get(FLOAT, address + (long) Float.BYTES * index);
  }

  private static void set(long address, int index, float value) {
    ALL.set(FLOAT, address + (long) Float.BYTES * index, value);
  }
}
