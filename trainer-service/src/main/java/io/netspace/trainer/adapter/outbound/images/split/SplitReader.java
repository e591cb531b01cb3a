package io.netspace.trainer.adapter.outbound.images.split;

import io.netspace.model.training.ImageFolder;
import io.netspace.model.training.Regime;
import io.netspace.trainer.adapter.outbound.images.cache.CacheFile;
import io.netspace.trainer.adapter.outbound.images.cache.CacheKey;
import io.netspace.trainer.adapter.outbound.images.cache.CacheLayout;
import io.netspace.trainer.adapter.outbound.images.cache.ImageCache;
import io.netspace.trainer.adapter.outbound.images.decoding.ParallelMap;
import io.netspace.trainer.adapter.outbound.images.format.DataSetFiles;
import io.netspace.trainer.adapter.outbound.images.format.FormatDetection;
import io.netspace.trainer.adapter.outbound.images.format.ImageIndex;
import io.netspace.trainer.domain.DataSetUnusableException;
import io.netspace.trainer.domain.ImageSplit;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logging.Logger;

/** Reads the images of a data set on disk that a regime requires, decoded once for all trainers. */
public final class SplitReader {
  private static final Logger LOGGER = Logger.getLogger(SplitReader.class);

  private final ImageCache cache;

  public SplitReader(ImageCache cache) {
    this.cache = cache;
  }

  /**
   * Reads the images, which are the same on every machine.
   *
   * @throws DataSetUnusableException when they differ from what the study states
   */
  public ImageSplit read(ImageFolder dataSet, Regime regime) throws InterruptedException {
    DataSetFiles stored = FormatDetection.detect(Path.of(dataSet.path()));
    CacheLayout layout =
        new CacheLayout(
            dataSet.input(), dataSet.classes(), regime.trainImages(), regime.validationImages());
    ImageSplit images =
        cache.images(
            CacheKey.of(stored, dataSet, regime),
            layout,
            file -> decode(stored, dataSet, regime, file));
    return new ImageSplit(images.train(), images.validation(), classNames(stored));
  }

  /** The files' labels are read for them, also where the images are cached; no image is. */
  private static List<String> classNames(DataSetFiles stored) {
    try (Arena arena = Arena.ofConfined()) {
      return stored.open(arena).classes();
    }
  }

  private static void decode(
      DataSetFiles stored, ImageFolder dataSet, Regime regime, CacheFile file)
      throws InterruptedException {
    try (Arena arena = Arena.ofShared();
        ParallelMap pool = new ParallelMap()) {
      ImageIndex images = stored.open(arena);
      int classes = images.classes().size();
      if (classes != dataSet.classes()) {
        throw new DataSetUnusableException(
            "Data set %s has %d classes, but the study says %d."
                .formatted(stored.path(), classes, dataSet.classes()));
      }
      int leftOut = new SplitDecoder(images, dataSet, pool, file).decode(regime);
      if (leftOut > 0) {
        LOGGER.warnf("Bad images left out: dataset=%s, images=%d", stored.path(), leftOut);
      }
    }
  }
}
