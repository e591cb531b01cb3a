package io.netspace.trainer.adapter.outbound.images.split;

import io.netspace.model.training.Regime;
import io.netspace.trainer.adapter.outbound.images.format.DataSplit;
import io.netspace.trainer.domain.DataSetUnusableException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The images that a regime takes from each split of a data set. Without a validation split, the
 * validation images are the first ones of the training split.
 */
public final class RequiredImages {
  private final Map<DataSplit, List<BalancedSelection>> selectionsBySplit;

  private RequiredImages(Map<DataSplit, List<BalancedSelection>> selectionsBySplit) {
    this.selectionsBySplit = selectionsBySplit;
  }

  /** The images that a regime takes; their positions begin with the training images. */
  public static RequiredImages of(Regime regime, boolean hasValidationSplit) {
    int training = regime.trainImages();
    int validation = regime.validationImages();
    return new RequiredImages(
        hasValidationSplit
            ? Map.of(
                DataSplit.VALIDATION,
                List.of(new BalancedSelection(DataSplit.VALIDATION, 0, validation, training)),
                DataSplit.TRAIN,
                List.of(new BalancedSelection(DataSplit.TRAIN, 0, training, 0)))
            : Map.of(
                DataSplit.TRAIN,
                List.of(
                    new BalancedSelection(DataSplit.TRAIN, 0, validation, training),
                    new BalancedSelection(DataSplit.TRAIN, validation, training, 0))));
  }

  /** Number of images of a class that are taken from a split. */
  public int count(DataSplit split, int label, int classes) {
    return (int)
        selections(split).stream()
            .flatMapToInt(selection -> selection.positions(label, classes))
            .count();
  }

  /** The splits that images are taken from, validation first. */
  public List<DataSplit> splits() {
    return selectionsBySplit.keySet().stream().sorted().toList().reversed();
  }

  List<BalancedSelection> selections(DataSplit split) {
    return selectionsBySplit.getOrDefault(split, List.of());
  }

  /** The fault of a data set that has too few images of a class. */
  public static DataSetUnusableException tooFew(
      Path dataSet, String name, DataSplit split, int found, int unusable, int needed) {
    return new DataSetUnusableException(
        ("Class %s of %s has %d images in %s%s, but the study needs %d of each class;"
                + " add images, or lower regime.trainImages or regime.validationImages.")
            .formatted(
                name,
                dataSet,
                found,
                split.folderName(),
                unusable == 0 ? "" : ", %d of them bad".formatted(unusable),
                needed));
  }
}
