package io.netspace.local.study;

import io.netspace.contracts.vocabulary.ImageFolder;
import io.netspace.contracts.vocabulary.Regime;
import io.netspace.contracts.vocabulary.Study;
import io.netspace.contracts.vocabulary.Window;
import io.netspace.local.Refusal;
import io.netspace.local.Terminal;
import io.netspace.sampler.domain.AcceptanceProbe;
import io.netspace.sampler.domain.Satisfied;
import io.netspace.sampler.domain.Unsatisfied;
import io.netspace.trainer.adapter.outbound.images.FolderCheck;
import io.netspace.trainer.adapter.outbound.images.FolderCheck.UnusableImage;
import io.netspace.trainer.adapter.outbound.images.ImageFolderReader;
import io.netspace.trainer.domain.DataSetUnusableException;
import java.nio.file.Path;
import java.util.List;

/** What the services' own rules say of a study that has not begun. */
final class StudyChecks {
  private static final long MAX_DRAWS = 1_000_000;
  private static final int IMAGES_A_PROGRESS = 500;

  private StudyChecks() {}

  /** What a folder of images holds; refuses one that cannot be trained on. */
  static ImageFolder describe(Path folder, Terminal terminal) {
    try {
      FolderCheck check =
          new ImageFolderReader()
              .check(folder, (done, total) -> showProgress(terminal, done, total));
      if (!check.usable()) {
        throw Refusal.usage(unusable(check.unusable()));
      }
      return check.dataSet();
    } catch (DataSetUnusableException e) {
      throw Refusal.usage(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.failed("Checking the images was interrupted.", e);
    } finally {
      terminal.clear();
    }
  }

  private static void showProgress(Terminal terminal, int done, int total) {
    if (done % IMAGES_A_PROGRESS == 0) {
      terminal.progress("checking images: %d of %d …".formatted(done, total));
    }
  }

  private static String unusable(List<UnusableImage> images) {
    UnusableImage first = images.getFirst();
    String others = images.size() == 1 ? "" : " (and %d more)".formatted(images.size() - 1);
    return "Image %s%s cannot be used: %s; mend or remove it."
        .formatted(first.file(), others, first.reason());
  }

  /**
   * Refuses a study of whose starting space nothing falls into the window, as far as one can see.
   */
  static void refuseImpossibleWindow(Study study) {
    Window window = study.regime().flops();
    switch (AcceptanceProbe.probe(
        study.space(), study.dataSet(), study.regime(), study.seed(), MAX_DRAWS)) {
      case Satisfied _ -> {}
      case Unsatisfied none ->
          throw Refusal.usage(
              "regime.flops ([%d, %d])%s holds none of %d networks drawn from %s; widen the window, or change the space."
                  .formatted(
                      window.low(),
                      window.high(),
                      memory(study.regime()),
                      none.draws(),
                      study.space().name()));
    }
  }

  private static String memory(Regime regime) {
    Long most = regime.maxMemoryBytes();
    return most == null ? "" : " under regime.memory (%d)".formatted(most);
  }
}
