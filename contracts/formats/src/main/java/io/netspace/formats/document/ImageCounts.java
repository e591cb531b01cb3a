package io.netspace.formats.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.formats.binding.Expected;
import io.netspace.formats.binding.InvalidDocumentException;
import io.netspace.model.study.Study;
import io.netspace.model.training.ClassShare;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The images of each class by split, as {@code netspace dataset check} counts them. They are no
 * part of a study, whose images may lie on another machine, but a study that needs more of them is
 * refused at once.
 *
 * @param test never trained on
 */
record ImageCounts(
    @Expected(COUNTS) @Nullable List<Integer> train,
    @Expected(COUNTS) @Nullable List<Integer> val,
    @Expected(COUNTS) @Nullable List<Integer> test) {
  private static final String COUNTS = "a list with a count for each class, such as [500, 500]";

  /**
   * Refuses a study for which its document counts too few images.
   *
   * @throws InvalidDocumentException with the split, the class and both numbers
   */
  static void requireEnough(JsonNode document, Study study) {
    JsonNode counts = document.path("dataset").path("counts");
    int training = study.regime().trainImages();
    int validation = study.regime().validationImages();
    boolean splits = counts.path("val").isArray();
    require(counts, "train", splits ? training : training + validation, study);
    require(counts, "val", validation, study);
  }

  private static void require(JsonNode counts, String split, int images, Study study) {
    JsonNode found = counts.path(split);
    int classes = study.dataSet().classes();
    if (!found.isArray()) {
      return;
    }
    String field = "dataset.counts." + split;
    if (found.size() != classes) {
      throw InvalidDocumentException.of(
          field, found, "must have a count for each of the %d classes".formatted(classes));
    }
    for (int label = 0; label < classes; label++) {
      int needed = ClassShare.of(images, label, classes);
      if (found.get(label).asInt() < needed) {
        throw InvalidDocumentException.of(
            "%s[%d]".formatted(field, label),
            found.get(label),
            "must be %d or more images of that class; add images, or lower regime.trainImages or regime.validationImages"
                .formatted(needed));
      }
    }
  }
}
