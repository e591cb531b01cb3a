package io.netspace.trainer.adapter.outbound.images.split;

import io.netspace.model.common.Derivation;
import io.netspace.model.training.ClassShare;
import io.netspace.trainer.adapter.outbound.images.format.DataSplit;
import io.netspace.trainer.adapter.outbound.images.format.EncodedImage;
import io.netspace.trainer.adapter.outbound.images.format.ImageIndex;
import io.netspace.trainer.domain.SplitMix64;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A selection of a split's images with equal numbers per class, the first classes having one more
 * if they do not divide.
 *
 * @param skipped images of the split that an earlier selection has taken
 * @param count images taken after those
 * @param firstPosition position of the first image taken; the others follow, class by class
 */
record BalancedSelection(DataSplit split, int skipped, int count, int firstPosition) {
  /** Positions of the images of a class, in the order in which they are taken. */
  IntStream positions(int label, int classes) {
    int before = IntStream.range(0, label).map(other -> countOfClass(other, classes)).sum();
    int from = firstPosition + before;
    return IntStream.range(from, from + countOfClass(label, classes));
  }

  private int countOfClass(int label, int classes) {
    return ClassShare.of(skipped + count, label, classes) - ClassShare.of(skipped, label, classes);
  }

  /** The order of a class's images in a split, shuffled with a seed derived from both names. */
  static List<EncodedImage> shuffled(ImageIndex images, DataSplit split, int label) {
    List<EncodedImage> shuffled = new ArrayList<>(images.of(split, label));
    SplitMix64 dice =
        new SplitMix64(Derivation.seed("order", split.folderName(), images.classes().get(label)));
    for (int i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, dice.nextInt(i + 1));
    }
    return shuffled;
  }
}
