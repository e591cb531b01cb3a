package io.netspace.trainer.adapter.outbound.images.decoding;

import io.netspace.model.network.ImageShape;
import io.netspace.trainer.adapter.outbound.images.format.Pixels;
import java.io.IOException;

/**
 * Resizes images to a shape: scales an image to the smallest size that covers the shape, and crops
 * the centre. An output pixel is the mean of the input pixels that it covers, weighted by a
 * triangle filter that reaches the centres of the neighbouring pixels: bilinear when an image is
 * enlarged, anti-aliased when it is reduced. A greyscale image gets three equal channels, or a
 * colour image is reduced to its luma, if the shape requires it.
 */
final class Resizer {
  private final Pixels image;
  private final ImageShape shape;
  private final FilterTaps rows;
  private final FilterTaps columns;

  private Resizer(ImageShape shape, Pixels image) {
    this.image = image;
    this.shape = shape;
    double scale =
        Math.min((double) image.height() / shape.height(), (double) image.width() / shape.width());
    this.rows = new FilterTaps(image.height(), shape.height(), scale);
    this.columns = new FilterTaps(image.width(), shape.width(), scale);
  }

  /**
   * Resizes an image.
   *
   * @throws IOException when the image's channels cannot be converted to those of the shape
   */
  static Pixels resize(ImageShape shape, Pixels image) throws IOException {
    if (image.isOf(shape)) {
      return image;
    }
    Pixels coloured = convertChannels(shape.channels(), image);
    return coloured.isOf(shape) ? coloured : new Resizer(shape, coloured).resized();
  }

  private static Pixels convertChannels(int channels, Pixels image) throws IOException {
    if (image.channels() == channels) {
      return image;
    }
    int area = image.height() * image.width();
    if (image.channels() == 1) {
      byte[] repeated = new byte[channels * area];
      for (int channel = 0; channel < channels; channel++) {
        System.arraycopy(image.values(), 0, repeated, channel * area, area);
      }
      return new Pixels(channels, image.height(), image.width(), repeated);
    }
    if (image.channels() == 3 && channels == 1) {
      byte[] grey = new byte[area];
      byte[] colours = image.values();
      for (int i = 0; i < area; i++) {
        int red = colours[i] & 0xff;
        int green = colours[area + i] & 0xff;
        int blue = colours[2 * area + i] & 0xff;
        grey[i] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
      }
      return new Pixels(1, image.height(), image.width(), grey);
    }
    throw new IOException(
        "it has %d channels, which cannot be made %d".formatted(image.channels(), channels));
  }

  private Pixels resized() {
    byte[] values = new byte[shape.size()];
    float[] row = new float[image.width()];
    int at = 0;
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int y = 0; y < shape.height(); y++) {
        filterRows(channel, y, row);
        for (int x = 0; x < shape.width(); x++) {
          values[at++] = (byte) Math.clamp(Math.round(columns.mean(row, x)), 0, 255);
        }
      }
    }
    return new Pixels(shape.channels(), shape.height(), shape.width(), values);
  }

  /** Weighted mean of the image's rows for an output row, over all columns. */
  private void filterRows(int channel, int y, float[] row) {
    java.util.Arrays.fill(row, 0);
    for (int tap = 0; tap < rows.count(y); tap++) {
      float weight = rows.weight(y, tap);
      int from = rows.first(y) + tap;
      for (int x = 0; x < row.length; x++) {
        row[x] += weight * image.value(channel, from, x);
      }
    }
  }

  /** The filter along one axis: the input pixels of each output pixel, and their weights. */
  private static final class FilterTaps {
    private final int[] firsts;
    private final float[][] weights;

    FilterTaps(int side, int outputSide, double scale) {
      this.firsts = new int[outputSide];
      this.weights = new float[outputSide][];
      double reach = Math.max(1, scale);
      double start = (side - outputSide * scale) / 2;
      for (int i = 0; i < outputSide; i++) {
        double middle = start + (i + 0.5) * scale;
        int first = Math.clamp((long) Math.ceil(middle - reach - 0.5), 0, side - 1);
        int last = Math.clamp((long) Math.floor(middle + reach - 0.5), first, side - 1);
        firsts[i] = first;
        weights[i] = weights(first, last, middle, reach);
      }
    }

    private static float[] weights(int first, int last, double middle, double reach) {
      double[] raw = new double[last - first + 1];
      double sum = 0;
      for (int tap = 0; tap < raw.length; tap++) {
        raw[tap] = Math.max(0, 1 - Math.abs(first + tap + 0.5 - middle) / reach);
        sum += raw[tap];
      }
      float[] weights = new float[raw.length];
      for (int tap = 0; tap < raw.length; tap++) {
        weights[tap] = (float) (raw[tap] / sum);
      }
      return weights;
    }

    int first(int output) {
      return firsts[output];
    }

    int count(int output) {
      return weights[output].length;
    }

    float weight(int output, int tap) {
      return weights[output][tap];
    }

    float mean(float[] row, int output) {
      float sum = 0;
      for (int tap = 0; tap < weights[output].length; tap++) {
        sum += weights[output][tap] * row[firsts[output] + tap];
      }
      return sum;
    }
  }
}
