package io.netspace.trainer.adapter.outbound.images;

import io.netspace.contracts.vocabulary.Derivation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images of a part, dealt out evenly to the classes, the remainder going to the first ones.
 *
 * @param skipped images of the part that an earlier selection takes
 * @param count images that are taken, after those
 * @param first place of the first image taken; the others follow, class by class
 */
record Selection(Part part, int skipped, int count, int first) {
  /** Places of the images of a class, in the order in which they are taken. */
  IntStream places(int label, int classes) {
    int before = IntStream.range(0, label).map(other -> countOf(other, classes)).sum();
    int from = first + before;
    return IntStream.range(from, from + countOf(label, classes));
  }

  private int countOf(int label, int classes) {
    return share(skipped + count, label, classes) - share(skipped, label, classes);
  }

  private static int share(int images, int label, int classes) {
    return images / classes + (label < images % classes ? 1 : 0);
  }

  /** The order that images of a class in a part are taken in, shuffled by the names of both. */
  static List<ImageEntry> order(StoredImages images, Part part, int label) {
    List<ImageEntry> shuffled = new ArrayList<>(images.of(part, label));
    Dice dice = new Dice(Derivation.seed("order", part.folder(), images.classes().get(label)));
    for (int i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, dice.below(i + 1));
    }
    return shuffled;
  }
}
