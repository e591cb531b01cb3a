package io.netspace.trainer.adapter.outbound.images;

import io.netspace.trainer.domain.DataSetUnusableException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;

/**
 * A data set that was recognised by the names of its files, of which none has been read.
 *
 * @param place folder or file that a study names
 * @param files all of its files, in an order that is the same everywhere
 */
record StoredDataSet(Path place, ImageFormat format, List<Path> files, Opening opening) {
  /** Reads what tells the images' classes; keeps the files open, or in memory, for the arena. */
  @FunctionalInterface
  interface Opening {
    StoredImages open(Arena arena) throws IOException;
  }

  StoredDataSet {
    files = List.copyOf(files);
  }

  /**
   * Its images, which can be decoded as long as the arena is open.
   *
   * @throws DataSetUnusableException when a file is not what its name says
   */
  StoredImages open(Arena arena) {
    try {
      return opening.open(arena);
    } catch (IOException e) {
      throw new DataSetUnusableException(
          "Data set %s (%s) cannot be read: %s."
              .formatted(place, format, String.valueOf(e.getMessage())),
          e);
    }
  }
}
