package io.netspace.trainer.adapter.outbound.dl4j.loader;

import io.netspace.model.network.ImageShape;
import io.netspace.model.training.Augmentation;
import io.netspace.trainer.domain.LabelledImages;

/**
 * Fills batches with normalised and optionally augmented images. Reuses its buffers; not
 * thread-safe.
 */
final class BatchBuilder {
  private final PixelNormaliser normaliser;
  private final Augmenter augmenter;
  private final byte[] pixels;
  private final float[] scaled;
  private final float[] augmented;

  BatchBuilder(PixelNormaliser scale, Augmentation augmentation, ImageShape shape) {
    this.normaliser = scale;
    this.augmenter = new Augmenter(augmentation, shape);
    this.pixels = new byte[shape.size()];
    this.scaled = new float[shape.size()];
    this.augmented = new float[shape.size()];
  }

  /**
   * Fills a batch with unaugmented images, as many as remain and fit.
   *
   * @param first position in the order
   */
  void fill(Batch batch, LabelledImages images, int[] order, int first) {
    batch.clear(Math.min(batch.size(), order.length - first));
    for (int position = 0; position < batch.count(); position++) {
      int image = order[first + position];
      batch.put(position, scaled(images, image), images.label(image));
    }
  }

  /**
   * Fills a batch with augmented images of an epoch.
   *
   * @param order of the epoch
   * @param first position in the order
   */
  void fillAugmented(
      Batch batch, LabelledImages images, int[] order, int first, long seed, int epoch) {
    batch.clear(batch.size());
    for (int position = 0; position < batch.count(); position++) {
      int image = order[first + position];
      augmenter.apply(
          scaled(images, image),
          ImageSeeds.forAugmentation(seed, epoch, first + position),
          augmented);
      batch.put(position, augmented, images.label(image));
    }
  }

  private float[] scaled(LabelledImages images, int image) {
    images.copyTo(pixels, image);
    normaliser.apply(pixels, scaled);
    return scaled;
  }
}
