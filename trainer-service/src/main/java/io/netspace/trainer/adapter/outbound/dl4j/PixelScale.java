package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.trainer.domain.LabelledImages;

/**
 * Pixels made comparable: (pixel − mean) / deviation, both per channel over the training images.
 */
final class PixelScale {
  private static final int VALUES = 256;

  private final float[][] scaledByChannel;

  private PixelScale(float[][] scaledByChannel) {
    this.scaledByChannel = scaledByChannel;
  }

  static PixelScale of(LabelledImages images) {
    float[][] scaledByChannel = new float[images.shape().channels()][];
    for (int channel = 0; channel < scaledByChannel.length; channel++) {
      scaledByChannel[channel] = scaled(histogram(images, channel));
    }
    return new PixelScale(scaledByChannel);
  }

  private static long[] histogram(LabelledImages images, int channel) {
    long[] countByValue = new long[VALUES];
    int area = images.shape().height() * images.shape().width();
    for (int image = 0; image < images.count(); image++) {
      for (int offset = channel * area; offset < (channel + 1) * area; offset++) {
        countByValue[images.pixel(image, offset)]++;
      }
    }
    return countByValue;
  }

  private static float[] scaled(long[] countByValue) {
    double count = 0;
    double sum = 0;
    double squares = 0;
    for (int value = 0; value < VALUES; value++) {
      count += countByValue[value];
      sum += (double) countByValue[value] * value;
      squares += (double) countByValue[value] * value * value;
    }
    double mean = sum / count;
    double variance = squares / count - mean * mean;
    // A channel of one value only carries nothing: it becomes all zeros.
    double deviation = variance > 0 ? Math.sqrt(variance) : 1;
    float[] scaled = new float[VALUES];
    for (int value = 0; value < VALUES; value++) {
      scaled[value] = (float) ((value - mean) / deviation);
    }
    return scaled;
  }

  /** Writes one image, {@code [channels, height, width]}, scaled, from {@code target[first]} on. */
  void write(LabelledImages images, int image, float[] target, int first) {
    int area = images.shape().height() * images.shape().width();
    for (int channel = 0; channel < scaledByChannel.length; channel++) {
      float[] scaled = scaledByChannel[channel];
      int start = channel * area;
      for (int offset = start; offset < start + area; offset++) {
        target[first + offset] = scaled[images.pixel(image, offset)];
      }
    }
  }
}
