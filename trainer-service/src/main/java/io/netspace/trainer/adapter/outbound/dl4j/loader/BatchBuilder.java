package io.netspace.trainer.adapter.outbound.dl4j.loader;

import io.netspace.model.network.ImageShape;
import io.netspace.model.training.Augmentation;
import io.netspace.trainer.domain.LabelledImages;

/** Fills batches with images, scaled and perhaps varied. Keeps its room; one thread at a time. */
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
   * With images as they are, as many as are left and find room.
   *
   * @param first place in the order
   */
  void fill(Batch batch, LabelledImages images, int[] order, int first) {
    batch.clear(Math.min(batch.size(), order.length - first));
    for (int place = 0; place < batch.count(); place++) {
      int image = order[first + place];
      batch.put(place, scaled(images, image), images.label(image));
    }
  }

  /**
   * With images of an epoch, varied.
   *
   * @param order of the epoch
   * @param first place in it
   */
  void fillAugmented(
      Batch batch, LabelledImages images, int[] order, int first, long seed, int epoch) {
    batch.clear(batch.size());
    for (int place = 0; place < batch.count(); place++) {
      int image = order[first + place];
      augmenter.apply(
          scaled(images, image), ImageSeeds.forAugmentation(seed, epoch, first + place), augmented);
      batch.put(place, augmented, images.label(image));
    }
  }

  private float[] scaled(LabelledImages images, int image) {
    images.copyTo(pixels, image);
    normaliser.apply(pixels, scaled);
    return scaled;
  }
}
