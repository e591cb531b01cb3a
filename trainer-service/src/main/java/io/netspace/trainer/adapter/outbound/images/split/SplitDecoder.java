package io.netspace.trainer.adapter.outbound.images.split;

import io.netspace.model.training.ImageFolder;
import io.netspace.model.training.Regime;
import io.netspace.trainer.adapter.outbound.images.cache.CacheFile;
import io.netspace.trainer.adapter.outbound.images.decoding.DecodedImage;
import io.netspace.trainer.adapter.outbound.images.decoding.ParallelMap;
import io.netspace.trainer.adapter.outbound.images.format.DataSplit;
import io.netspace.trainer.adapter.outbound.images.format.EncodedImage;
import io.netspace.trainer.adapter.outbound.images.format.ImageIndex;
import io.netspace.trainer.domain.DataSetUnusableException;
import java.util.List;

/**
 * Decodes only the images that a regime requires: equally many of each class, in an order shuffled
 * with a seed derived from the names, the same on every machine. Without a validation split, the
 * validation images are the first ones of the training split. An invalid image is an error, or the
 * next one replaces it. The test split is never read.
 */
final class SplitDecoder {
  /** Images decoded in one batch, and the bytes that they may have together. */
  private static final int MAX_CHUNK_SIZE = 256;

  private static final int MAX_CHUNK_BYTES = 32 << 20;

  private final ImageIndex images;
  private final ImageFolder dataSet;
  private final ParallelMap pool;
  private final CacheFile target;
  private final int chunkSize;
  private int skippedCount;

  SplitDecoder(ImageIndex images, ImageFolder dataSet, ParallelMap pool, CacheFile target) {
    this.images = images;
    this.dataSet = dataSet;
    this.pool = pool;
    this.target = target;
    this.chunkSize = Math.clamp(MAX_CHUNK_BYTES / dataSet.input().size(), 1, MAX_CHUNK_SIZE);
  }

  /**
   * Decodes into the target, training images first.
   *
   * @return number of invalid images that were skipped
   * @throws DataSetUnusableException when there are too few images, or an invalid one is not to be
   *     skipped
   */
  int decode(Regime regime) throws InterruptedException {
    RequiredImages required = RequiredImages.of(regime, images.has(DataSplit.VALIDATION));
    for (DataSplit split : required.splits()) {
      fill(split, required.selections(split));
    }
    return skippedCount;
  }

  private void fill(DataSplit split, List<BalancedSelection> selections)
      throws InterruptedException {
    int classes = images.classes().size();
    for (int label = 0; label < classes; label++) {
      int of = label;
      int[] places =
          selections.stream().flatMapToInt(selection -> selection.positions(of, classes)).toArray();
      fill(split, label, places);
    }
  }

  /** Fills positions with the first valid images of a class. */
  private void fill(DataSplit split, int label, int[] places) throws InterruptedException {
    List<EncodedImage> order = BalancedSelection.shuffled(images, split, label);
    int filled = 0;
    int next = 0;
    while (filled < places.length) {
      int missing = places.length - filled;
      if (next + missing > order.size()) {
        throw RequiredImages.tooFew(
            images.path(),
            images.classes().get(label),
            split,
            order.size(),
            next - filled,
            places.length);
      }
      List<EncodedImage> chunk = order.subList(next, next + Math.min(chunkSize, missing));
      next += chunk.size();
      for (DecodedImage decoded : pool.map(chunk, this::decode)) {
        switch (decoded) {
          case DecodedImage.Usable usable -> target.put(places[filled++], label, usable.pixels());
          case DecodedImage.Unusable unusable -> skip(unusable);
        }
      }
    }
  }

  private DecodedImage decode(EncodedImage entry) {
    DecodedImage decoded = DecodedImage.of(entry, dataSet.resizes() ? dataSet.input() : null);
    return switch (decoded) {
      case DecodedImage.Unusable unusable -> unusable;
      case DecodedImage.Usable usable when usable.pixels().isOf(dataSet.input()) -> usable;
      case DecodedImage.Usable usable ->
          new DecodedImage.Unusable(
              usable.name(),
              "it is %s, but the study says %s".formatted(usable.pixels().size(), dataSet.input()),
              !dataSet.resizes());
    };
  }

  private void skip(DecodedImage.Unusable unusable) {
    if (!dataSet.skips()) {
      throw new DataSetUnusableException(
          "Image %s cannot be used: %s.".formatted(unusable.name(), unusable.reason()));
    }
    skippedCount++;
  }
}
