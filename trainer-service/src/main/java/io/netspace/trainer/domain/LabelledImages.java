package io.netspace.trainer.domain;

import io.netspace.model.common.InvalidValueException;
import io.netspace.model.network.ImageShape;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Decoded images with their labels, immutable. Pixels are unsigned bytes {@code [image, channel,
 * height, width]}, in memory or in a memory-mapped file; labels count from 0.
 */
public final class LabelledImages {
  /** A buffer has less than 2 GiB. */
  private static final long SLICE = 1L << 30;

  private final ImageShape shape;
  private final int classes;
  private final MemorySegment pixels;
  private final int[] labels;
  private @Nullable PixelStatistics statistics;
  private @Nullable String digest;

  /** Copies the arrays; {@code pixels} holds {@code labels.length} images of the shape. */
  public LabelledImages(ImageShape shape, int classes, byte[] pixels, int[] labels) {
    this(shape, classes, MemorySegment.ofArray(pixels.clone()), labels);
  }

  /**
   * Uses the pixels without copying them.
   *
   * @param pixels {@code labels.length} images of the shape, which must not change any more
   */
  public LabelledImages(ImageShape shape, int classes, MemorySegment pixels, int[] labels) {
    if (pixels.byteSize() != (long) labels.length * shape.size()) {
      throw new InvalidValueException(
          "pixels",
          pixels.byteSize(),
          "must be labels (" + labels.length + ") times image size (" + shape + ")");
    }
    for (int label : labels) {
      if (label < 0 || label >= classes) {
        throw new InvalidValueException("label", label, "must be 0 to " + (classes - 1));
      }
    }
    this.shape = shape;
    this.classes = classes;
    this.pixels = pixels.asReadOnly();
    this.labels = labels.clone();
  }

  public ImageShape shape() {
    return shape;
  }

  public int classes() {
    return classes;
  }

  /** Number of images. */
  public int count() {
    return labels.length;
  }

  public int label(int image) {
    return labels[image];
  }

  /** One value of an image, 0 to 255, at an offset in {@code [channel, height, width]}. */
  public int pixel(int image, int offset) {
    return pixels.get(ValueLayout.JAVA_BYTE, start(image) + offset) & 0xff;
  }

  /** Copies an image, {@code [channel, height, width]}, to the beginning of an array. */
  public void copyTo(byte[] target, int image) {
    MemorySegment.copy(pixels, ValueLayout.JAVA_BYTE, start(image), target, 0, shape.size());
  }

  /** Statistics of all images; computed on the first call. */
  public synchronized PixelStatistics statistics() {
    PixelStatistics known = statistics;
    if (known == null) {
      known = new PixelStatistics(shape.channels());
      byte[] pixelsOfOne = new byte[shape.size()];
      for (int image = 0; image < count(); image++) {
        copyTo(pixelsOfOne, image);
        known.add(pixelsOfOne, 0, shape);
      }
      statistics = known;
    }
    return known;
  }

  /** SHA-256 of shape, labels and pixels, in hexadecimal digits; computed on the first call. */
  synchronized String digest() {
    String known = digest;
    if (known == null) {
      MessageDigest content = sha256();
      content.update("%s %d".formatted(shape, classes).getBytes(StandardCharsets.UTF_8));
      for (int label : labels) {
        content.update(ByteBuffer.allocate(Integer.BYTES).putInt(label).flip());
      }
      for (long at = 0; at < pixels.byteSize(); at += SLICE) {
        content.update(pixels.asSlice(at, Math.min(SLICE, pixels.byteSize() - at)).asByteBuffer());
      }
      known = HexFormat.of().formatHex(content.digest());
      digest = known;
    }
    return known;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256.", e);
    }
  }

  private long start(int image) {
    return (long) image * shape.size();
  }
}
