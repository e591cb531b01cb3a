package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.trainer.domain.PixelStatistics;

/**
 * What pixels are made comparable with, per channel: (pixel − mean) / deviation. The deviation of a
 * channel of one value only, which carries nothing, is 1: it becomes all zeros.
 */
final class PixelNorm {
  private final PixelStatistics training;

  PixelNorm(PixelStatistics training) {
    this.training = training;
  }

  int channels() {
    return training.channels();
  }

  double mean(int channel) {
    return training.mean(channel);
  }

  double deviation(int channel) {
    double deviation = training.deviation(channel);
    return deviation > 0 ? deviation : 1;
  }

  float[] means() {
    float[] means = new float[channels()];
    for (int channel = 0; channel < means.length; channel++) {
      means[channel] = (float) mean(channel);
    }
    return means;
  }

  float[] deviations() {
    float[] deviations = new float[channels()];
    for (int channel = 0; channel < deviations.length; channel++) {
      deviations[channel] = (float) deviation(channel);
    }
    return deviations;
  }
}
