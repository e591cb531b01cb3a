package io.netspace.trainer.adapter.outbound.images.synthetic;

import io.netspace.model.network.ImageShape;
import io.netspace.trainer.domain.SplitMix64;

/** An image being drawn: values of about 0 to 255 in the order {@code [channel, height, width]}. */
final class Canvas {
  private final ImageShape shape;
  private final double[] values;

  Canvas(ImageShape shape) {
    this.shape = shape;
    this.values = new double[shape.size()];
  }

  /** Fills with a colour that changes by {@code slope} across the image, along a direction. */
  void fillGradient(double[] middle, double[] slope, double turn) {
    double side = Math.max(shape.height(), shape.width());
    double stepX = StrictMath.cos(turn) / side;
    double stepY = StrictMath.sin(turn) / side;
    int at = 0;
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int y = 0; y < shape.height(); y++) {
        for (int x = 0; x < shape.width(); x++) {
          double way = (x - 0.5 * shape.width()) * stepX + (y - 0.5 * shape.height()) * stepY;
          values[at++] = middle[channel] + slope[channel] * way;
        }
      }
    }
  }

  /** Paints a figure in one colour with an edge of one pixel. */
  void paint(SignedDistance outline, Placement placement, double[] colour) {
    double cos = StrictMath.cos(placement.angle()) / placement.radius();
    double sin = StrictMath.sin(placement.angle()) / placement.radius();
    int top = (int) Math.max(0, placement.y() - placement.boundingRadius());
    int bottom = (int) Math.min(shape.height() - 1.0, placement.y() + placement.boundingRadius());
    int left = (int) Math.max(0, placement.x() - placement.boundingRadius());
    int right = (int) Math.min(shape.width() - 1.0, placement.x() + placement.boundingRadius());
    for (int y = top; y <= bottom; y++) {
      double down = y + 0.5 - placement.y();
      for (int x = left; x <= right; x++) {
        double across = x + 0.5 - placement.x();
        double along = (across * cos + down * sin) / placement.aspect();
        double aside = (down * cos - across * sin) * placement.aspect();
        double distance = outline.distance(along, aside) * placement.radius();
        if (distance < 0.5) {
          blend(x, y, colour, Math.min(1, 0.5 - distance));
        }
      }
    }
  }

  /** Adds Gaussian noise of this standard deviation. */
  void addNoise(SplitMix64 random, double standardDeviation) {
    for (int i = 0; i < values.length; i++) {
      values[i] += standardDeviation * random.approximateGaussian();
    }
  }

  /** Writes the image, clipped to 0 to 255, from {@code start} on. */
  void copyTo(byte[] pixels, int start) {
    for (int i = 0; i < values.length; i++) {
      pixels[start + i] = (byte) Math.clamp(Math.round(values[i]), 0, 255);
    }
  }

  private void blend(int x, int y, double[] colour, double share) {
    int area = shape.height() * shape.width();
    for (int channel = 0; channel < colour.length; channel++) {
      int at = channel * area + y * shape.width() + x;
      values[at] += share * (colour[channel] - values[at]);
    }
  }
}
