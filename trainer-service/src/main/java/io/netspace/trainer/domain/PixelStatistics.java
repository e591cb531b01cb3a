package io.netspace.trainer.domain;

import io.netspace.model.network.ImageShape;

/**
 * Mean and standard deviation of each channel's pixels over a set of images, in the units stored, 0
 * to 255. Images may be added by several threads.
 */
public final class PixelStatistics {
  private static final int VALUES = 256;

  private final long[][] countsByChannel;

  /** Statistics of no images. */
  public PixelStatistics(int channels) {
    this.countsByChannel = new long[channels][VALUES];
  }

  /** Adds the image of this shape that begins at {@code pixels[first]}. */
  public synchronized void add(byte[] pixels, int first, ImageShape shape) {
    int area = shape.height() * shape.width();
    int at = first;
    for (long[] counts : countsByChannel) {
      for (int end = at + area; at < end; at++) {
        counts[pixels[at] & 0xff]++;
      }
    }
  }

  public int channels() {
    return countsByChannel.length;
  }

  /** Mean of a channel; 0 without images. */
  public synchronized double mean(int channel) {
    return sum(channel, 1) / Math.max(1, sum(channel, 0));
  }

  /** Standard deviation of a channel about its mean, 0 where all pixels are the same. */
  public synchronized double standardDeviation(int channel) {
    double mean = mean(channel);
    double squares = 0;
    for (int value = 0; value < VALUES; value++) {
      squares += countsByChannel[channel][value] * (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / Math.max(1, sum(channel, 0)));
  }

  /** Sum of a power of the pixels of a channel, exact: below 2⁵³ for all images that fit a disk. */
  private double sum(int channel, int power) {
    double sum = 0;
    for (int value = 0; value < VALUES; value++) {
      sum += countsByChannel[channel][value] * (power == 0 ? 1.0 : value);
    }
    return sum;
  }
}
