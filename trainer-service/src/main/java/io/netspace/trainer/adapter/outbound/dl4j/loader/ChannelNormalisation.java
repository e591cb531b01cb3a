package io.netspace.trainer.adapter.outbound.dl4j.loader;

import io.netspace.trainer.domain.PixelStatistics;

/**
 * Mean and standard deviation of each channel for normalisation: (pixel − mean) / standard
 * deviation. The standard deviation of a constant channel is taken as 1, so that it becomes all
 * zeros.
 */
public final class ChannelNormalisation {
  private final PixelStatistics training;

  public ChannelNormalisation(PixelStatistics training) {
    this.training = training;
  }

  int channels() {
    return training.channels();
  }

  double mean(int channel) {
    return training.mean(channel);
  }

  double standardDeviation(int channel) {
    double deviation = training.standardDeviation(channel);
    return deviation > 0 ? deviation : 1;
  }

  public float[] means() {
    float[] means = new float[channels()];
    for (int channel = 0; channel < means.length; channel++) {
      means[channel] = (float) mean(channel);
    }
    return means;
  }

  public float[] standardDeviations() {
    float[] deviations = new float[channels()];
    for (int channel = 0; channel < deviations.length; channel++) {
      deviations[channel] = (float) standardDeviation(channel);
    }
    return deviations;
  }
}
