package io.netspace.trainer.adapter.outbound.images.format;

import io.netspace.model.network.ImageShape;
import io.netspace.trainer.domain.DataSetUnusableException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Images of one shape, stored one after another in one file.
 *
 * @param file name of the file, or of an array in one, for messages
 * @param bytes of the file, uncompressed
 * @param offset of the first value of image 0
 * @param stride from one image to the next
 * @param order of the values of an image
 */
record ImageArray(
    String file,
    MemorySegment bytes,
    long offset,
    long stride,
    int count,
    ImageShape shape,
    Order order) {

  /** Orders of channel, height and width; the last one varies fastest. */
  enum Order {
    CHW,
    HWC,
    CWH
  }

  /** All images by label; each label is below {@code classes}. */
  List<List<EncodedImage>> byClass(int[] labels, int classes) {
    List<List<EncodedImage>> entries =
        IntStream.range(0, classes).<List<EncodedImage>>mapToObj(_ -> new ArrayList<>()).toList();
    for (int image = 0; image < count; image++) {
      entries.get(labels[image]).add(new ArrayImage(this, image));
    }
    return entries;
  }

  /** Number of classes: one more than the largest label. No label may be negative. */
  static int classCount(String file, int[] labels) {
    int least = Integer.MAX_VALUE;
    int most = -1;
    for (int image = 0; image < labels.length; image++) {
      if (labels[image] < 0 || labels[image] >= 10_000) {
        throw new DataSetUnusableException(
            "Image %d in %s has label %d; labels must be 0 to 9999."
                .formatted(image, file, labels[image]));
      }
      least = Math.min(least, labels[image]);
      most = Math.max(most, labels[image]);
    }
    if (labels.length > 0 && least > 0) {
      throw new DataSetUnusableException(
          "The labels in %s are %d to %d, but must begin at 0; subtract %d from each of them."
              .formatted(file, least, most, least));
    }
    requireAll(file, labels, most);
    return most + 1;
  }

  private static void requireAll(String file, int[] labels, int most) {
    BitSet present = new BitSet();
    Arrays.stream(labels).forEach(present::set);
    if (present.cardinality() <= most) {
      throw new DataSetUnusableException(
          "The labels in %s are 0 to %d, but none is %d; number the classes without a gap, as numpy.unique(labels, return_inverse=True)[1] does."
              .formatted(file, most, present.nextClearBit(0)));
    }
  }

  /** Throws if a label is not among those of the training images. */
  static void requireLabelsBelow(int classes, String file, int[] labels) {
    for (int image = 0; image < labels.length; image++) {
      if (labels[image] < 0 || labels[image] >= classes) {
        throw new DataSetUnusableException(
            "Image %d in %s has label %d, but labels must be 0 to %d; copy or make the file again."
                .formatted(image, file, labels[image], classes - 1));
      }
    }
  }

  /** Class names for a format without names: the labels. */
  static List<String> labelNames(int classes) {
    return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
  }

  private Pixels pixels(int image) {
    byte[] stored = new byte[shape.size()];
    long start = offset + image * stride;
    MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, start, stored, 0, stored.length);
    return new Pixels(shape.channels(), shape.height(), shape.width(), ordered(stored));
  }

  /** The values in the order of channel, height and width. */
  private byte[] ordered(byte[] stored) {
    int channels = shape.channels();
    int height = shape.height();
    int width = shape.width();
    return switch (order) {
      case CHW -> stored;
      case HWC -> transposed(stored, 1, height * width, channels);
      case CWH -> transposed(stored, channels, width, height);
    };
  }

  /** Matrices of so many rows and columns, one after another, with both exchanged. */
  private static byte[] transposed(byte[] stored, int matrices, int rows, int columns) {
    byte[] turned = new byte[stored.length];
    for (int matrix = 0; matrix < matrices; matrix++) {
      int first = matrix * rows * columns;
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          turned[first + column * rows + row] = stored[first + row * columns + column];
        }
      }
    }
    return turned;
  }

  private record ArrayImage(ImageArray array, int image) implements EncodedImage {
    @Override
    public String name() {
      return array.file() + ", image " + image;
    }

    @Override
    public Pixels decode(@Nullable ImageShape resized, Conversion conversion) throws IOException {
      return conversion.apply(array.pixels(image));
    }
  }
}
