package io.netspace.trainer.adapter.outbound.images.format;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/**
 * How the stored rows and columns of an image are to be shown: Exif's tag 0x0112, 1 to 8, written
 * by cameras that are held upright.
 */
record ImageOrientation(int value) {
  static final ImageOrientation AS_STORED = new ImageOrientation(1);

  private static final int TAG = 0x0112;
  private static final int ENTRY = 12;
  private static final int EXIF_SEGMENT = 0xffe1;
  private static final int SCAN_SEGMENT = 0xffda;
  private static final int EXIF = 0x45786966;
  private static final int PNG_EXIF = 0x65584966;
  private static final int PNG_END = 0x49454e44;
  private static final int PNG_START = 8;
  private static final int WEBP_START = 12;
  private static final int WEBP_EXIF = 0x45584946;

  /** The orientation that a file states; as stored if it states none, or a damaged one. */
  static ImageOrientation of(ImageEncoding encoding, ImageInputStream in) throws IOException {
    try {
      return new ImageOrientation(
          switch (encoding) {
            case JPEG -> ofJpeg(in);
            case PNG -> ofPng(in);
            case WEBP -> ofWebp(in);
            case TIFF -> ofTiff(in, 0);
            case OTHER -> 1;
          });
    } catch (EOFException | IndexOutOfBoundsException e) {
      // Decoding reports a file that is cut; a cut Exif part alone is ignored, as viewers do.
      return AS_STORED;
    } finally {
      in.setByteOrder(ByteOrder.BIG_ENDIAN);
      in.seek(0);
    }
  }

  private static int ofJpeg(ImageInputStream in) throws IOException {
    long at = 2;
    while (true) {
      in.seek(at);
      int marker = in.readUnsignedShort();
      if (marker == 0xffff) {
        at++;
        continue;
      }
      int length = in.readUnsignedShort();
      if (marker == SCAN_SEGMENT || marker < 0xff00) {
        return 1;
      }
      if (marker == EXIF_SEGMENT && length > 8 && in.readInt() == EXIF) {
        return ofTiff(in, at + 10);
      }
      at += 2 + length;
    }
  }

  private static int ofPng(ImageInputStream in) throws IOException {
    long at = PNG_START;
    while (true) {
      in.seek(at);
      long length = in.readUnsignedInt();
      int type = in.readInt();
      if (type == PNG_EXIF) {
        return ofTiff(in, at + 8);
      }
      if (type == PNG_END) {
        return 1;
      }
      at += length + 12;
    }
  }

  private static int ofWebp(ImageInputStream in) throws IOException {
    long at = WEBP_START;
    while (true) {
      in.seek(at);
      in.setByteOrder(ByteOrder.BIG_ENDIAN);
      int type = in.readInt();
      in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
      long length = in.readUnsignedInt();
      if (type == WEBP_EXIF) {
        in.setByteOrder(ByteOrder.BIG_ENDIAN);
        boolean prefixed = in.readInt() == EXIF;
        return ofTiff(in, at + (prefixed ? 14 : 8));
      }
      at += 8 + length + length % 2;
    }
  }

  /** The orientation in the first directory of a TIFF structure, as Exif has one. */
  private static int ofTiff(ImageInputStream in, long start) throws IOException {
    in.seek(start);
    in.setByteOrder(
        in.readUnsignedShort() == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    in.readUnsignedShort();
    long directory = start + in.readUnsignedInt();
    in.seek(directory);
    int entries = in.readUnsignedShort();
    for (int entry = 0; entry < entries; entry++) {
      in.seek(directory + 2 + (long) ENTRY * entry);
      if (in.readUnsignedShort() == TAG) {
        in.seek(directory + 2 + (long) ENTRY * entry + 8);
        int value = in.readUnsignedShort();
        return value >= 1 && value <= 8 ? value : 1;
      }
    }
    return 1;
  }

  /** Whether rows are shown as columns. */
  boolean swapsAxes() {
    return value >= 5;
  }

  /** The pixels as they are to be shown. */
  Pixels apply(Pixels stored) {
    if (value == 1) {
      return stored;
    }
    int height = swapsAxes() ? stored.width() : stored.height();
    int width = swapsAxes() ? stored.height() : stored.width();
    byte[] shown = new byte[stored.values().length];
    int at = 0;
    for (int channel = 0; channel < stored.channels(); channel++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int row = swapsAxes() ? x : y;
          int column = swapsAxes() ? y : x;
          shown[at++] =
              (byte)
                  stored.value(
                      channel,
                      flipsRows() ? stored.height() - 1 - row : row,
                      flipsColumns() ? stored.width() - 1 - column : column);
        }
      }
    }
    return new Pixels(stored.channels(), height, width, shown);
  }

  private boolean flipsRows() {
    return value == 3 || value == 4 || value == 6 || value == 7;
  }

  private boolean flipsColumns() {
    return value == 2 || value == 3 || value == 7 || value == 8;
  }
}
