package io.netspace.trainer.adapter.outbound.images.cache;

import io.netspace.model.common.Derivation;
import io.netspace.model.training.CanonicalTraining;
import io.netspace.model.training.ImageFolder;
import io.netspace.model.training.Regime;
import io.netspace.trainer.adapter.outbound.images.format.DataSetFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Identifies the inputs of decoding: path, size and modification time of every file, the study's
 * specification of the data set, and the numbers of images. Contents are not read, so that a
 * trainer with a warm cache starts at once; after a change of a file that keeps its size and time,
 * the cache must be removed by hand.
 */
public final class CacheKey {
  /** Incremented when the same files would be decoded to other bytes. */
  private static final int DECODER_VERSION = 2;

  private CacheKey() {}

  /** Sixteen hexadecimal digits. */
  public static String of(DataSetFiles stored, ImageFolder dataSet, Regime regime) {
    StringBuilder files = new StringBuilder();
    for (Path file : stored.files()) {
      files.append(stored.path().relativize(file)).append(' ').append(version(file)).append('\n');
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

  /** Size and time of a file; an entry that is none, such as a dangling link, has neither. */
  private static String version(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.size() + " " + attributes.lastModifiedTime().toMillis();
    } catch (IOException _) {
      return "unreadable";
    }
  }
}
