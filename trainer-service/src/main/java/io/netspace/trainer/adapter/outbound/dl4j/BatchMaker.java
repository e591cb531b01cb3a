package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.contracts.vocabulary.Augmentation;
import io.netspace.contracts.vocabulary.ImageShape;
import io.netspace.trainer.domain.LabelledImages;

/** Fills batches with images, scaled and perhaps varied. Keeps its room; one thread at a time. */
final class BatchMaker {
  private final PixelScale scale;
  private final Variation variation;
  private final byte[] pixels;
  private final float[] scaled;
  private final float[] varied;

  BatchMaker(PixelScale scale, Augmentation augmentation, ImageShape shape) {
    this.scale = scale;
    this.variation = new Variation(augmentation, shape);
    this.pixels = new byte[shape.size()];
    this.scaled = new float[shape.size()];
    this.varied = new float[shape.size()];
  }

  /**
   * With images as they are, as many as are left and find room.
   *
   * @param first place in the order
   */
  void plain(Batch batch, LabelledImages images, int[] order, int first) {
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
  void varied(Batch batch, LabelledImages images, int[] order, int first, long seed, int epoch) {
    batch.clear(batch.size());
    for (int place = 0; place < batch.count(); place++) {
      int image = order[first + place];
      variation.apply(
          scaled(images, image), ImageRandom.ofImage(seed, epoch, first + place), varied);
      batch.put(place, varied, images.label(image));
    }
  }

  private float[] scaled(LabelledImages images, int image) {
    images.copyTo(pixels, image);
    scale.apply(pixels, scaled);
    return scaled;
  }
}
