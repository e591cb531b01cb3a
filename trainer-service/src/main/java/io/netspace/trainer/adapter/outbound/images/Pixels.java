package io.netspace.trainer.adapter.outbound.images;

import io.netspace.contracts.vocabulary.ImageShape;
import java.nio.ByteBuffer;

/**
 * The numbers of one decoded image, unsigned bytes {@code [channel, height, width]}; of any size.
 */
final class Pixels {
  private final int channels;
  private final int height;
  private final int width;
  private final byte[] values;

  /** Keeps the array, which nobody changes any more. */
  Pixels(int channels, int height, int width, byte[] values) {
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.values = values;
  }

  int channels() {
    return channels;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  boolean isOf(ImageShape shape) {
    return channels == shape.channels() && height == shape.height() && width == shape.width();
  }

  /** Its shape for people: an image may be larger than any shape that is trained on. */
  String size() {
    return channels + "x" + height + "x" + width;
  }

  int value(int channel, int y, int x) {
    return values[(channel * height + y) * width + x] & 0xff;
  }

  /** All of them, to be read once. */
  ByteBuffer bytes() {
    return ByteBuffer.wrap(values).asReadOnlyBuffer();
  }

  /** All of them, not to be changed. */
  byte[] values() {
    return values;
  }
}
