package io.netspace.trainer.adapter.outbound.images.split;

import io.netspace.model.training.Regime;
import io.netspace.trainer.adapter.outbound.images.check.DataSetCheck;
import io.netspace.trainer.adapter.outbound.images.format.DataSplit;
import io.netspace.trainer.domain.DataSetUnusableException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The selections of each split that a regime requires. Without a validation split, the validation
 * images are the first ones of the training split.
 */
public final class RequiredImages {
  private RequiredImages() {}

  /** The selections by split, in the order in which they are read. */
  static Map<DataSplit, List<BalancedSelection>> of(Regime regime, boolean hasValidation) {
    int training = regime.trainImages();
    int validation = regime.validationImages();
    Map<DataSplit, List<BalancedSelection>> selections = new EnumMap<>(DataSplit.class);
    if (hasValidation) {
      selections.put(
          DataSplit.VALIDATION,
          List.of(new BalancedSelection(DataSplit.VALIDATION, 0, validation, training)));
      selections.put(
          DataSplit.TRAIN, List.of(new BalancedSelection(DataSplit.TRAIN, 0, training, 0)));
    } else {
      selections.put(
          DataSplit.TRAIN,
          List.of(
              new BalancedSelection(DataSplit.TRAIN, 0, validation, training),
              new BalancedSelection(DataSplit.TRAIN, validation, training, 0)));
    }
    return selections;
  }

  /**
   * Checks that a data set has the images that a regime requires, unusable ones included.
   *
   * @throws DataSetUnusableException when a class has too few in a split
   */
  public static void requireEnough(DataSetCheck check, Regime regime) {
    boolean hasValidation = check.countsBySplit().containsKey(DataSplit.VALIDATION.folderName());
    int classes = check.classes().size();
    of(regime, hasValidation)
        .forEach(
            (split, selections) -> {
              List<Integer> counts =
                  Objects.requireNonNull(check.countsBySplit().get(split.folderName()));
              for (int label = 0; label < classes; label++) {
                int of = label;
                int needed =
                    Math.toIntExact(
                        selections.stream()
                            .flatMapToInt(selection -> selection.positions(of, classes))
                            .count());
                if (counts.get(label) < needed) {
                  throw new DataSetUnusableException(
                      "Class %s of %s has %d images in %s, but the study needs %d of each class; add images, or lower regime.trainImages or regime.validationImages."
                          .formatted(
                              check.classes().get(label),
                              check.path(),
                              counts.get(label),
                              split.folderName(),
                              needed));
                }
              }
            });
  }
}
