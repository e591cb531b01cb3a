package io.netspace.offline.dataset;

import io.netspace.model.common.InvalidValueException;
import io.netspace.model.network.ImageShape;
import io.netspace.model.training.Regime;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.Terminal;
import io.netspace.trainer.adapter.outbound.images.check.DataSetCheck;
import io.netspace.trainer.adapter.outbound.images.check.DataSetCheck.UnusableImage;
import io.netspace.trainer.adapter.outbound.images.check.DataSetChecker;
import io.netspace.trainer.domain.DataSetUnusableException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decodes every image of a data set, with progress on the terminal. */
public final class DataSetValidation {
  private static final int PROGRESS_INTERVAL = 500;

  private DataSetValidation() {}

  /**
   * Checks a folder or file of images, and tells what of it is ignored.
   *
   * @param resized shape to resize all images to; null to keep them
   * @throws CommandException when it holds no data set
   */
  public static DataSetCheck check(Path place, @Nullable ImageShape resized, Terminal terminal) {
    try {
      DataSetCheck check =
          DataSetChecker.check(
              place, resized, (done, total) -> showProgress(terminal, done, total));
      requireStudyAccepts(check);
      if (!check.path().equals(place)) {
        terminal.printLine("Took %s, the data set in %s.".formatted(check.path(), place));
      }
      check.ignored().forEach(each -> terminal.printLine(each.sentence()));
      return check;
    } catch (DataSetUnusableException e) {
      throw CommandException.usage(e.reason());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.failed("Checking the images was interrupted.", e);
    } finally {
      terminal.clearProgress();
    }
  }

  /** Refuses what no study document can describe, such as too many classes. */
  private static void requireStudyAccepts(DataSetCheck check) {
    try {
      check.dataSet();
    } catch (InvalidValueException e) {
      throw CommandException.usage(
          "Data set %s cannot be trained on: %s".formatted(check.path(), e.getMessage()));
    }
  }

  /** Refuses a data set with fewer images of a class than a regime takes. */
  public static void requireEnough(DataSetCheck check, Regime regime) {
    try {
      check.requireEnough(regime);
    } catch (DataSetUnusableException e) {
      throw CommandException.usage(e.reason());
    }
  }

  private static void showProgress(Terminal terminal, int done, int total) {
    if (done % PROGRESS_INTERVAL == 0) {
      terminal.showProgress("checking images: %d of %d …".formatted(done, total));
    }
  }

  /** The first image that cannot be used, and the number of such images. */
  public static String unusableImageMessage(DataSetCheck check) {
    List<UnusableImage> images = check.unusable();
    UnusableImage first = images.getFirst();
    String others = images.size() == 1 ? "" : " (and %d more)".formatted(images.size() - 1);
    return "Image %s%s cannot be used: %s"
        .formatted(first.image(), others, withoutStop(first.reason()));
  }

  private static String withoutStop(String reason) {
    return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
  }
}
