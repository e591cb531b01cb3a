package io.netspace.trainer.adapter.outbound.images.format;

import io.netspace.trainer.domain.DataSetUnusableException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;

/**
 * A data set recognised by the names of its files, none of which has been read.
 *
 * @param path folder or file of the study
 * @param files all of its files, in an order that is the same on every machine
 * @param ignored files and folders that are not used
 */
public record DataSetFiles(
    Path path, ImageFormat format, List<Path> files, List<Ignored> ignored, Opener opener) {
  /** Reads the labels; keeps the files open, or in memory, for the arena's lifetime. */
  @FunctionalInterface
  public interface Opener {
    ImageIndex open(Arena arena) throws IOException;
  }

  public DataSetFiles {
    files = List.copyOf(files);
    ignored = List.copyOf(ignored);
  }

  /** A data set of which nothing is ignored. */
  public DataSetFiles(Path path, ImageFormat format, List<Path> files, Opener opener) {
    this(path, format, files, List.of(), opener);
  }

  /** The same with other files and folders that are not used. */
  DataSetFiles withIgnored(List<Ignored> others) {
    return new DataSetFiles(path, format, files, others, opener);
  }

  /**
   * Opens the images, which can be decoded as long as the arena is open.
   *
   * @throws DataSetUnusableException when a file does not have the format of its name
   */
  public ImageIndex open(Arena arena) {
    try {
      return opener.open(arena);
    } catch (IOException e) {
      throw new DataSetUnusableException(
          "Data set %s (%s) cannot be read: %s."
              .formatted(path, format, String.valueOf(e.getMessage())),
          e);
    }
  }
}
