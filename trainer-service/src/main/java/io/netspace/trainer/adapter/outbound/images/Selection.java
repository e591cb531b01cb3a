package io.netspace.trainer.adapter.outbound.images;

import io.netspace.contracts.vocabulary.Derivation;
import io.netspace.trainer.domain.DataSetUnusableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Images of a part, dealt out evenly to the classes.
 *
 * @param skipped images of the part that are not taken
 * @param count images that are taken, after the skipped ones
 */
record Selection(String part, int skipped, int count) {
  record LabelledFile(Path file, int label) {}

  List<LabelledFile> from(FolderLayout layout) {
    List<LabelledFile> files = new ArrayList<>();
    for (int label = 0; label < layout.classes().size(); label++) {
      for (Path file : ofClass(layout, label)) {
        files.add(new LabelledFile(file, label));
      }
    }
    return files;
  }

  private List<Path> ofClass(FolderLayout layout, int label) {
    List<Path> files = layout.files(part, label);
    int from = share(skipped, label, layout);
    int to = share(skipped + count, label, layout);
    if (to > files.size()) {
      throw new DataSetUnusableException(
          "Class folder %s/%s/%s has %d images, but the study needs %d of each class."
              .formatted(layout.folder(), part, layout.classes().get(label), files.size(), to));
    }
    return shuffled(files, Derivation.seed("order", part, layout.classes().get(label)))
        .subList(from, to);
  }

  /** An even share, the remainder going to the first classes. */
  private static int share(int images, int label, FolderLayout layout) {
    int classes = layout.classes().size();
    return images / classes + (label < images % classes ? 1 : 0);
  }

  private static List<Path> shuffled(List<Path> files, long seed) {
    List<Path> shuffled = new ArrayList<>(files);
    Dice dice = new Dice(seed);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, dice.below(i + 1));
    }
    return shuffled;
  }
}
