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
    this.scaledByChannel = new float[training.channels()][];
    for (int channel = 0; channel < scaledByChannel.length; channel++) {
      scaledByChannel[channel] = table(training.mean(channel), training.deviation(channel));
    }
  }

  private static float[] table(double mean, double deviation) {
    // A channel of one value only carries nothing: it becomes all zeros.
    double divisor = deviation > 0 ? deviation : 1;
    float[] scaled = new float[VALUES];
    for (int value = 0; value < VALUES; value++) {
      scaled[value] = (float) ((value - mean) / divisor);
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
