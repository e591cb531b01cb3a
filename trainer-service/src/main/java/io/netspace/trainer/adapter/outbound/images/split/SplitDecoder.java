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
 * Decodes the images that a regime takes, and no others: of each class as many as it asks for, in
 * an order shuffled from the names, the same on every machine. Without a part for validation, these
 * images are the first ones of the training part. A bad image ends it, or the next one takes its
 * place. The test part is never touched.
 */
final class SplitDecoder {
  /** Images decoded at a time. */
  private static final int CHUNK_SIZE = 256;

  private final ImageIndex images;
  private final ImageFolder dataSet;
  private final ParallelMap pool;
  private final CacheFile target;
  private int skippedCount;

  SplitDecoder(ImageIndex images, ImageFolder dataSet, ParallelMap pool, CacheFile target) {
    this.images = images;
    this.dataSet = dataSet;
    this.pool = pool;
    this.target = target;
  }

  /**
   * Decodes into the target, training images first.
   *
   * @return bad images that were left out
   * @throws DataSetUnusableException when there are too few images, or a bad one is not left out
   */
  int decode(Regime regime) throws InterruptedException {
    int training = regime.trainImages();
    int validation = regime.validationImages();
    if (images.has(DataSplit.VALIDATION)) {
      fill(
          DataSplit.VALIDATION,
          List.of(new BalancedSelection(DataSplit.VALIDATION, 0, validation, training)));
      fill(DataSplit.TRAIN, List.of(new BalancedSelection(DataSplit.TRAIN, 0, training, 0)));
    } else {
      fill(
          DataSplit.TRAIN,
          List.of(
              new BalancedSelection(DataSplit.TRAIN, 0, validation, training),
              new BalancedSelection(DataSplit.TRAIN, validation, training, 0)));
    }
    return skippedCount;
  }

  private void fill(DataSplit part, List<BalancedSelection> selections)
      throws InterruptedException {
    int classes = images.classes().size();
    for (int label = 0; label < classes; label++) {
      int of = label;
      int[] places =
          selections.stream().flatMapToInt(selection -> selection.positions(of, classes)).toArray();
      fill(part, label, places);
    }
  }

  /** Fills places with the first good images of a class. */
  private void fill(DataSplit part, int label, int[] places) throws InterruptedException {
    List<EncodedImage> order = BalancedSelection.shuffled(images, part, label);
    int filled = 0;
    int next = 0;
    while (filled < places.length) {
      int missing = places.length - filled;
      if (next + missing > order.size()) {
        throw tooFew(part, label, order.size(), next - filled, places.length);
      }
      List<EncodedImage> chunk = order.subList(next, next + Math.min(CHUNK_SIZE, missing));
      next += chunk.size();
      for (DecodedImage decoded : pool.map(chunk, this::decode)) {
        switch (decoded) {
          case DecodedImage.Usable good -> target.put(places[filled++], label, good.pixels());
          case DecodedImage.Unusable bad -> skip(bad);
        }
      }
    }
  }

  private DecodedImage decode(EncodedImage entry) {
    DecodedImage decoded = DecodedImage.of(entry, dataSet.resizes() ? dataSet.input() : null);
    return switch (decoded) {
      case DecodedImage.Unusable bad -> bad;
      case DecodedImage.Usable good when good.pixels().isOf(dataSet.input()) -> good;
      case DecodedImage.Usable good ->
          new DecodedImage.Unusable(
              good.name(),
              "it is %s, but the study says %s".formatted(good.pixels().size(), dataSet.input()));
    };
  }

  private void skip(DecodedImage.Unusable bad) {
    if (!dataSet.skips()) {
      throw new DataSetUnusableException(
          "Image %s cannot be used: %s.".formatted(bad.name(), bad.reason()));
    }
    skippedCount++;
  }

  private DataSetUnusableException tooFew(
      DataSplit part, int label, int found, int bad, int needed) {
    return new DataSetUnusableException(
        "Class %s of %s has %d images in %s%s, but the study needs %d of each class."
            .formatted(
                images.classes().get(label),
                images.path(),
                found,
                part.folderName(),
                bad == 0 ? "" : ", %d of them bad".formatted(bad),
                needed));
  }
}
