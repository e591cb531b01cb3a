package io.netspace.trainer.adapter.outbound.dl4j.loader;

import io.netspace.model.network.ImageShape;
import java.util.random.RandomGenerator;

/** A rectangle of an image, in pixels. */
record RandomResizedCrop(int top, int left, int height, int width) {
  private static final int ATTEMPTS = 10;
  private static final double MIN_ASPECT = 3.0 / 4;
  private static final double MAX_ASPECT = 4.0 / 3;

  /**
   * A crop of random area, aspect ratio and position: the area uniform from {@code minimumArea} to
   * 1 of the image's, the ratio of width to height log-uniform from 3/4 to 4/3, the position
   * uniform. If ten attempts do not fit into the image, {@link #centre}.
   */
  static RandomResizedCrop random(ImageShape image, double minimumArea, RandomGenerator random) {
    for (int trial = 0; trial < ATTEMPTS; trial++) {
      double area =
          interpolate(minimumArea, 1, random.nextDouble()) * image.height() * image.width();
      double aspect =
          Math.exp(interpolate(Math.log(MIN_ASPECT), Math.log(MAX_ASPECT), random.nextDouble()));
      int height = (int) Math.round(Math.sqrt(area / aspect));
      int width = (int) Math.round(Math.sqrt(area * aspect));
      if (fits(height, image.height()) && fits(width, image.width())) {
        int top = random.nextInt(image.height() - height + 1);
        int left = random.nextInt(image.width() - width + 1);
        return new RandomResizedCrop(top, left, height, width);
      }
    }
    return centre(image);
  }

  /** The largest centre crop whose ratio of width to height is 3/4 to 4/3. */
  static RandomResizedCrop centre(ImageShape image) {
    int height =
        Math.min(image.height(), (int) Math.max(1, Math.round(image.width() / MIN_ASPECT)));
    int width = Math.min(image.width(), (int) Math.max(1, Math.round(image.height() * MAX_ASPECT)));
    return new RandomResizedCrop(
        (image.height() - height) / 2, (image.width() - width) / 2, height, width);
  }

  private static boolean fits(int side, int most) {
    return side >= 1 && side <= most;
  }

  private static double interpolate(double low, double high, double fraction) {
    return low + (high - low) * fraction;
  }
}
