package io.netspace.model.network;

/**
 * Padding of a square window of odd side that moves over an image, such that stride 1 keeps the
 * size of the image.
 */
public final class SamePadding {
  private SamePadding() {}

  /** Positions of the window along an axis of {@code size} pixels: ⌈size / stride⌉. */
  public static int outputSize(int size, int stride) {
    return (size - 1) / stride + 1;
  }

  /**
   * Pixels of padding before the first one of an axis.
   *
   * @param kernel odd side of the window
   */
  public static int before(int kernel) {
    return kernel / 2;
  }
}
