package io.netspace.trainer.adapter.outbound.images.format;

import io.netspace.trainer.domain.DataSetUnusableException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pickled dictionary of Python, as the files of CIFAR hold. */
record PickledDictionary(Path file, Map<String, Object> values) {

  /**
   * Reads a file, which is kept mapped for the arena's lifetime.
   *
   * @throws DataSetUnusableException when it is no such pickle
   */
  static PickledDictionary read(Path file, Arena arena) throws IOException {
    return new PickledDictionary(file, PickleReader.read(file, MappedFile.map(file, arena), arena));
  }

  /** A field that is an array of numbers. */
  NumpyArray array(String field) {
    if (value(field) instanceof NumpyArray array) {
      return array;
    }
    throw fault(field, "is no NumPy array");
  }

  /** A field that is a list or an array of integers. */
  int[] integers(String field) {
    Object value = value(field);
    if (value instanceof NumpyArray array) {
      return array.labels();
    }
    if (value instanceof List<?> list && list.stream().allMatch(Long.class::isInstance)) {
      return list.stream()
          .mapToInt(each -> Math.clamp((Long) each, Integer.MIN_VALUE, Integer.MAX_VALUE))
          .toArray();
    }
    throw fault(field, "is no list of integers");
  }

  /** A field that is a list of texts; empty if there is none. */
  List<String> texts(String field) {
    return values.get(field) instanceof List<?> list
            && list.stream().allMatch(MemorySegment.class::isInstance)
        ? list.stream().map(each -> PickleReader.text((MemorySegment) each)).toList()
        : List.of();
  }

  private Object value(String field) {
    @Nullable Object value = values.get(field);
    if (value == null) {
      throw new DataSetUnusableException(
          "File %s holds no field %s, only %s; take the files as they were published."
              .formatted(file, field, values.keySet().stream().sorted().toList()));
    }
    return value;
  }

  private DataSetUnusableException fault(String field, String problem) {
    return new DataSetUnusableException(
        "Field %s of %s %s; take the files as they were published."
            .formatted(field, file, problem));
  }
}
