package io.netspace.local.study;

import io.netspace.model.common.Window;
import io.netspace.model.network.ImageShape;
import io.netspace.model.study.Study;
import io.netspace.model.training.Regime;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.Terminal;
import io.netspace.offline.dataset.DataSetValidation;
import io.netspace.sampler.domain.network.FeasibilityProbe;
import io.netspace.sampler.domain.network.Feasible;
import io.netspace.sampler.domain.network.NoneFound;
import io.netspace.trainer.adapter.outbound.images.check.DataSetCheck;
import io.netspace.trainer.adapter.outbound.images.split.RequiredImages;
import io.netspace.trainer.domain.DataSetUnusableException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Validates a study by the services' own rules before it is submitted. */
final class StudyValidation {
  private static final long MAX_DRAWS = 1_000_000;

  private StudyValidation() {}

  /**
   * Checks a folder or file of images; refuses one that cannot be trained on.
   *
   * @param resized shape that all images are resized to, or null
   * @param skip whether bad images are skipped
   */
  static DataSetCheck checkImages(
      Path place, @Nullable ImageShape resized, boolean skip, Terminal terminal) {
    DataSetCheck check = DataSetValidation.check(place, resized, terminal);
    if (!check.isUsable()) {
      if (!skip) {
        throw CommandException.usage(
            DataSetValidation.unusableImageMessage(check) + "; " + check.remedy() + ".");
      }
      terminal.printLine(DataSetValidation.unusableImageMessage(check) + "; left out.");
    }
    return check;
  }

  /** Refuses a study whose images on disk are fewer than its regime takes. */
  static void requireEnoughImages(@Nullable DataSetCheck images, Study study) {
    if (images == null) {
      return;
    }
    try {
      RequiredImages.requireEnough(images, study.regime());
    } catch (DataSetUnusableException e) {
      throw CommandException.usage(e.reason());
    }
  }

  /** Refuses a study if no network of its starting space was found inside the window. */
  static Feasible requireSatisfiableWindow(Study study) {
    Window window = study.regime().flops();
    return switch (FeasibilityProbe.probe(
        study.space(), study.dataSet(), study.regime(), study.seed(), MAX_DRAWS)) {
      case Feasible feasible -> feasible;
      case NoneFound none ->
          throw CommandException.usage(
              "regime.flops ([%d, %d])%s holds none of %d networks drawn from %s; widen the window, or change the space."
                  .formatted(
                      window.low(),
                      window.high(),
                      memoryLimit(study.regime()),
                      none.draws(),
                      study.space().name()));
    };
  }

  private static String memoryLimit(Regime regime) {
    Long most = regime.maxMemoryBytes();
    return most == null ? "" : " under regime.memory (%d)".formatted(most);
  }
}
