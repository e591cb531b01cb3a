package io.netspace.trainer.adapter.outbound.images.synthetic;

import io.netspace.model.network.ImageShape;
import io.netspace.trainer.domain.SplitMix64;

/**
 * One image in the making: numbers about 0 to 255 in the order {@code [channel, height, width]}.
 */
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
  void paint(SignedDistance outline, Placement place, double[] colour) {
    double cos = StrictMath.cos(place.angle()) / place.radius();
    double sin = StrictMath.sin(place.angle()) / place.radius();
    int top = (int) Math.max(0, place.y() - place.boundingRadius());
    int bottom = (int) Math.min(shape.height() - 1.0, place.y() + place.boundingRadius());
    int left = (int) Math.max(0, place.x() - place.boundingRadius());
    int right = (int) Math.min(shape.width() - 1.0, place.x() + place.boundingRadius());
    for (int y = top; y <= bottom; y++) {
      double down = y + 0.5 - place.y();
      for (int x = left; x <= right; x++) {
        double across = x + 0.5 - place.x();
        double along = (across * cos + down * sin) / place.aspect();
        double aside = (down * cos - across * sin) * place.aspect();
        double distance = outline.distance(along, aside) * place.radius();
        if (distance < 0.5) {
          blend(x, y, colour, Math.min(1, 0.5 - distance));
        }
      }
    }
  }

  /** Adds to each number a random one of this standard deviation. */
  void addNoise(SplitMix64 dice, double deviation) {
    for (int i = 0; i < values.length; i++) {
      values[i] += deviation * dice.approximateGaussian();
    }
  }

  /** Writes the image, cut to 0 to 255, from {@code start} on. */
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
