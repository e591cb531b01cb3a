package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.trainer.domain.PixelStatistics;

/**
 * Pixels made comparable: (pixel − mean) / deviation, both per channel over the training images, by
 * a table of the 256 values.
 */
final class PixelScale {
  private static final int VALUES = 256;

  private final float[][] scaledByChannel;

  PixelScale(PixelStatistics training) {
    PixelNorm norm = new PixelNorm(training);
    this.scaledByChannel = new float[norm.channels()][];
    for (int channel = 0; channel < scaledByChannel.length; channel++) {
      scaledByChannel[channel] = table(norm.mean(channel), norm.deviation(channel));
    }
  }

  private static float[] table(double mean, double deviation) {
    float[] scaled = new float[VALUES];
    for (int value = 0; value < VALUES; value++) {
      scaled[value] = (float) ((value - mean) / deviation);
    }
    return scaled;
  }

  /** Scales one image, {@code [channels, height, width]}. */
  void apply(byte[] pixels, float[] target) {
    int area = pixels.length / scaledByChannel.length;
    int at = 0;
    for (float[] scaled : scaledByChannel) {
      for (int end = at + area; at < end; at++) {
        target[at] = scaled[pixels[at] & 0xff];
      }
    }
  }
}
