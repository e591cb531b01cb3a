package io.netspace.trainer.adapter.outbound.images.format;

import io.netspace.model.network.ImageShape;
import java.nio.ByteBuffer;

/** The pixels of one decoded image of any size, unsigned bytes {@code [channel, height, width]}. */
public final class Pixels {
  private final int channels;
  private final int height;
  private final int width;
  private final byte[] values;

  /** Uses the array without copying it; it must not change any more. */
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

  /** The shape for messages: an image may be larger than any shape that is trained on. */
  public String size() {
    return channels + "x" + height + "x" + width;
  }

  public int value(int channel, int y, int x) {
    return values[(channel * height + y) * width + x] & 0xff;
  }

  /** All pixels, to be read once. */
  ByteBuffer bytes() {
    return ByteBuffer.wrap(values).asReadOnlyBuffer();
  }

  /** All pixels, not to be modified. */
  public byte[] values() {
    return values;
  }
}
