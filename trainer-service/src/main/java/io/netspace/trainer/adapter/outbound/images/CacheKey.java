package io.netspace.trainer.adapter.outbound.images;

import io.netspace.contracts.vocabulary.CanonicalTraining;
import io.netspace.contracts.vocabulary.Derivation;
import io.netspace.contracts.vocabulary.ImageFolder;
import io.netspace.contracts.vocabulary.Regime;
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
final class CacheKey {
  /** Counts up when the same files would be decoded to other bytes. */
  private static final int DECODING = 1;

  private CacheKey() {}

  /** Sixteen hexadecimal digits. */
  static String of(StoredDataSet stored, ImageFolder dataSet, Regime regime) {
    StringBuilder files = new StringBuilder();
    for (Path file : stored.files()) {
      BasicFileAttributes attributes = attributes(file);
      files
          .append(stored.place().relativize(file))
          .append(' ')
          .append(attributes.size())
          .append(' ')
          .append(attributes.lastModifiedTime().toMillis())
          .append('\n');
    }
    return Derivation.id(
        "images",
        DECODING,
        stored.place().toAbsolutePath().toString(),
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
