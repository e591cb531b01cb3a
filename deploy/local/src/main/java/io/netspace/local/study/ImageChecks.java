package io.netspace.local.study;

import io.netspace.contracts.vocabulary.ImageShape;
import io.netspace.local.Refusal;
import io.netspace.local.Terminal;
import io.netspace.trainer.adapter.outbound.images.DataSetCheck;
import io.netspace.trainer.adapter.outbound.images.DataSetCheck.UnusableImage;
import io.netspace.trainer.adapter.outbound.images.DataSetChecker;
import io.netspace.trainer.domain.DataSetUnusableException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at every image of a data set while a person waits. */
public final class ImageChecks {
  private static final int IMAGES_A_PROGRESS = 500;

  private ImageChecks() {}

  /**
   * What a folder or file of images holds.
   *
   * @param resized shape that all images are made to have, or null to leave them as they are
   * @throws Refusal when it holds nothing that can be trained on
   */
  public static DataSetCheck of(Path place, @Nullable ImageShape resized, Terminal terminal) {
    try {
      return DataSetChecker.check(
          place, resized, (done, total) -> showProgress(terminal, done, total));
    } catch (DataSetUnusableException e) {
      throw Refusal.usage(e.reason());
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

  /** The first image that spoils a set, and how many there are. */
  static String unusable(DataSetCheck check) {
    List<UnusableImage> images = check.unusable();
    UnusableImage first = images.getFirst();
    String others = images.size() == 1 ? "" : " (and %d more)".formatted(images.size() - 1);
    return "Image %s%s cannot be used: %s".formatted(first.image(), others, first.reason());
  }
}
