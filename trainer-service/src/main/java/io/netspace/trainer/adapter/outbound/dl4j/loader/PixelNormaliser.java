package io.netspace.trainer.adapter.outbound.dl4j.loader;

import io.netspace.trainer.domain.PixelStatistics;

/**
 * Normalises pixels by a table of the 256 values: (pixel − mean) / standard deviation, both per
 * channel over the training images.
 */
final class PixelNormaliser {
  private static final int VALUES = 256;

  private final float[][] tableByChannel;

  PixelNormaliser(PixelStatistics training) {
    ChannelNormalisation normalisation = new ChannelNormalisation(training);
    this.tableByChannel = new float[normalisation.channels()][];
    for (int channel = 0; channel < tableByChannel.length; channel++) {
      tableByChannel[channel] =
          table(normalisation.mean(channel), normalisation.standardDeviation(channel));
    }
  }

  private static float[] table(double mean, double deviation) {
    float[] scaled = new float[VALUES];
    for (int value = 0; value < VALUES; value++) {
      scaled[value] = (float) ((value - mean) / deviation);
    }
    return scaled;
  }

  /** Normalises one image, {@code [channels, height, width]}. */
  void apply(byte[] pixels, float[] target) {
    int area = pixels.length / tableByChannel.length;
    int at = 0;
    for (float[] scaled : tableByChannel) {
      for (int end = at + area; at < end; at++) {
        target[at] = scaled[pixels[at] & 0xff];
      }
    }
  }
}
