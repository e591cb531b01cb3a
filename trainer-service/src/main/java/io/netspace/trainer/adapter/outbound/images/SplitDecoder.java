package io.netspace.trainer.adapter.outbound.images;

import io.netspace.contracts.vocabulary.ImageFolder;
import io.netspace.contracts.vocabulary.Regime;
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
  private static final int CHUNK = 256;

  private final StoredImages images;
  private final ImageFolder dataSet;
  private final InParallel pool;
  private final CacheFile target;
  private int leftOut;

  SplitDecoder(StoredImages images, ImageFolder dataSet, InParallel pool, CacheFile target) {
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
    if (images.has(Part.VALIDATION)) {
      fill(Part.VALIDATION, List.of(new Selection(Part.VALIDATION, 0, validation, training)));
      fill(Part.TRAIN, List.of(new Selection(Part.TRAIN, 0, training, 0)));
    } else {
      fill(
          Part.TRAIN,
          List.of(
              new Selection(Part.TRAIN, 0, validation, training),
              new Selection(Part.TRAIN, validation, training, 0)));
    }
    return leftOut;
  }

  private void fill(Part part, List<Selection> selections) throws InterruptedException {
    int classes = images.classes().size();
    for (int label = 0; label < classes; label++) {
      int of = label;
      int[] places =
          selections.stream().flatMapToInt(selection -> selection.places(of, classes)).toArray();
      fill(part, label, places);
    }
  }

  /** Fills places with the first good images of a class. */
  private void fill(Part part, int label, int[] places) throws InterruptedException {
    List<ImageEntry> order = Selection.order(images, part, label);
    int filled = 0;
    int next = 0;
    while (filled < places.length) {
      int missing = places.length - filled;
      if (next + missing > order.size()) {
        throw tooFew(part, label, order.size(), next - filled, places.length);
      }
      List<ImageEntry> chunk = order.subList(next, next + Math.min(CHUNK, missing));
      next += chunk.size();
      for (Decoded decoded : pool.map(chunk, this::decode)) {
        switch (decoded) {
          case Decoded.Good good -> target.put(places[filled++], label, good.pixels());
          case Decoded.Bad bad -> leaveOut(bad);
        }
      }
    }
  }

  private Decoded decode(ImageEntry entry) {
    Decoded decoded = Decoded.of(entry, dataSet.resizes() ? dataSet.input() : null);
    return switch (decoded) {
      case Decoded.Bad bad -> bad;
      case Decoded.Good good when good.pixels().isOf(dataSet.input()) -> good;
      case Decoded.Good good ->
          new Decoded.Bad(
              good.name(),
              "it is %s, but the study says %s".formatted(good.pixels().size(), dataSet.input()));
    };
  }

  private void leaveOut(Decoded.Bad bad) {
    if (!dataSet.skips()) {
      throw new DataSetUnusableException(
          "Image %s cannot be used: %s.".formatted(bad.name(), bad.reason()));
    }
    leftOut++;
  }

  private DataSetUnusableException tooFew(Part part, int label, int found, int bad, int needed) {
    return new DataSetUnusableException(
        "Class %s of %s has %d images in %s%s, but the study needs %d of each class."
            .formatted(
                images.classes().get(label),
                images.place(),
                found,
                part.folder(),
                bad == 0 ? "" : ", %d of them bad".formatted(bad),
                needed));
  }
}
