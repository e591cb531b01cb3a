package io.netspace.trainer.adapter.outbound.images.format;

import io.netspace.model.network.ImageShape;
import java.nio.ByteBuffer;

/**
 * The numbers of one decoded image, unsigned bytes {@code [channel, height, width]}; of any size.
 */
public final class Pixels {
  private final int channels;
  private final int height;
  private final int width;
  private final byte[] values;

  /** Keeps the array, which nobody changes any more. */
  public Pixels(int channels, int height, int width, byte[] values) {
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.values = values;
  }

  public int channels() {
    return channels;
  }

  public int height() {
    return height;
  }

  public int width() {
    return width;
  }

  public boolean isOf(ImageShape shape) {
    return channels == shape.channels() && height == shape.height() && width == shape.width();
  }

  /** Its shape for people: an image may be larger than any shape that is trained on. */
  public String size() {
    return channels + "x" + height + "x" + width;
  }

  public int value(int channel, int y, int x) {
    return values[(channel * height + y) * width + x] & 0xff;
  }

  /** All of them, to be read once. */
  ByteBuffer bytes() {
    return ByteBuffer.wrap(values).asReadOnlyBuffer();
  }

  /** All of them, not to be changed. */
  public byte[] values() {
    return values;
  }
}
