package io.netspace.trainer.adapter.outbound.images.cache;

import io.netspace.model.common.Derivation;
import io.netspace.model.training.CanonicalTraining;
import io.netspace.model.training.ImageFolder;
import io.netspace.model.training.Regime;
import io.netspace.trainer.adapter.outbound.images.format.DataSetFiles;
import io.netspace.trainer.domain.DataSetUnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Names what decoding depends on: the place, name, size and time of change of every file, what the
 * study says of the data set, and how many images it takes. Contents are not read, so that a
 * trainer that finds a cache starts at once; whoever changes a file and keeps its size and its time
 * removes the cache.
 */
public final class CacheKey {
  /** Counts up when the same files would be decoded to other bytes. */
  private static final int DECODER_VERSION = 1;

  private CacheKey() {}

  /** Sixteen hexadecimal digits. */
  public static String of(DataSetFiles stored, ImageFolder dataSet, Regime regime) {
    StringBuilder files = new StringBuilder();
    for (Path file : stored.files()) {
      BasicFileAttributes attributes = attributes(file);
      files
          .append(stored.path().relativize(file))
          .append(' ')
          .append(attributes.size())
          .append(' ')
          .append(attributes.lastModifiedTime().toMillis())
          .append('\n');
    }
    return Derivation.id(
        "images",
        DECODER_VERSION,
        stored.path().toAbsolutePath().toString(),
        CanonicalTraining.text(dataSet),
        regime.trainImages(),
        regime.validationImages(),
        files.toString());
  }

  private static BasicFileAttributes attributes(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class);
    } catch (IOException e) {
      throw new DataSetUnusableException("File " + file + " cannot be looked at.", e);
    }
  }
}
