package io.netspace.trainer.adapter.outbound.images.format;

import io.netspace.model.network.ImageShape;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Decodes an image file: a greyscale one to one channel, others to red, green and blue. The number
 * of pixels in memory is bounded, whatever the number of processors and the size of the images.
 */
final class ImageFileDecoder {
  /** Warning of the JPEG decoders for a truncated file. */
  private static final Pattern TRUNCATION_WARNING = Pattern.compile("(?i)premature|truncated");

  /** Larger files are read piece by piece. */
  private static final long MAX_FILE_IN_MEMORY = 4 << 20;

  private static final int WEBP_COPIES = 4;
  private static final int MAX_PIXELS_IN_MEMORY = 6 << 20;

  /** Position of the colour type in a PNG file, and its value for grey levels. */
  private static final int PNG_COLOUR_TYPE = 25;

  private static final int PNG_GREY = 0;
  private static final String GIF_METADATA = "javax_imageio_gif_image_1.0";
  private static final int MAX_MISREAD_ROWS = 4;

  /**
   * Pixels in memory at a time, 6 bytes each or a little more: of the whole process, because all
   * decoders share its heap.
   */
  private static final Semaphore PIXELS = new Semaphore(MAX_PIXELS_IN_MEMORY);

  private final ImageEncoding encoding;
  private final ImageOrientation orientation;
  private final ImageReader reader;
  private final boolean greyPng;
  private final @Nullable ImageShape resized;

  private ImageFileDecoder(
      ImageEncoding encoding,
      ImageOrientation orientation,
      ImageReader reader,
      boolean greyPng,
      @Nullable ImageShape resized) {
    this.encoding = encoding;
    this.orientation = orientation;
    this.reader = reader;
    this.greyPng = greyPng;
    this.resized = resized;
  }

  /**
   * Decodes a file completely.
   *
   * @param resized shape that the conversion resizes the image to, so that a large image need not
   *     be decoded in full resolution; null if it keeps its size
   * @throws IOException when it cannot be decoded or is truncated, or is too large; the message is
   *     the reason
   */
  static Pixels decode(Path file, @Nullable ImageShape resized, EncodedImage.Conversion conversion)
      throws IOException {
    try (ImageInputStream in = open(file)) {
      ImageEncoding encoding = ImageEncoding.of(in);
      ImageOrientation orientation = ImageOrientation.of(encoding, in);
      boolean greyPng = encoding == ImageEncoding.PNG && isGreyPng(in);
      ImageReader reader = encoding.reader(in);
      try {
        reader.setInput(in, true, encoding != ImageEncoding.OTHER);
        refuseMisreadGif(reader);
        return new ImageFileDecoder(encoding, orientation, reader, greyPng, resized)
            .decode(conversion);
      } catch (IndexOutOfBoundsException
          | IllegalArgumentException
          | IllegalStateException
          | NegativeArraySizeException
          | ArithmeticException
          | NullPointerException
          | ClassCastException e) {
        throw new IOException(reason(e), e);
      } finally {
        reader.dispose();
      }
    }
  }

  /** Java puts the rows of an interlaced GIF of two to four rows into the wrong places. */
  private static void refuseMisreadGif(ImageReader reader) throws IOException {
    if (!reader.getFormatName().equalsIgnoreCase("gif")) {
      return;
    }
    int rows = reader.getHeight(0);
    Node image = reader.getImageMetadata(0).getAsTree(GIF_METADATA).getFirstChild();
    while (image != null && !image.getNodeName().equals("ImageDescriptor")) {
      image = image.getNextSibling();
    }
    if (rows > 1
        && rows <= MAX_MISREAD_ROWS
        && image instanceof Element descriptor
        && descriptor.getAttribute("interlaceFlag").equalsIgnoreCase("true")) {
      throw new IOException(
          "it is an interlaced GIF of %d rows, and 5 or more can be read; save it without interlacing"
              .formatted(rows));
    }
  }

  private static boolean isGreyPng(ImageInputStream in) throws IOException {
    in.seek(PNG_COLOUR_TYPE);
    int colourType = in.read();
    in.seek(0);
    return colourType == PNG_GREY;
  }

  private static ImageInputStream open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("it is a folder");
    }
    if (Files.isSymbolicLink(file) && !Files.exists(file)) {
      throw new IOException("it is a link to a file that does not exist");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException("it is no ordinary file");
    }
    try {
      return Files.size(file) <= MAX_FILE_IN_MEMORY
          ? new MemoryCacheImageInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))
          : new FileImageInputStream(file.toFile());
    } catch (IOException e) {
      throw new IOException("it cannot be read: " + e.getMessage(), e);
    }
  }

  private Pixels decode(EncodedImage.Conversion conversion) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if ((long) width * height > encoding.maxPixels()) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "it has %dx%d pixels, %,d in all, and at most %,d can be decoded; make it smaller",
              width,
              height,
              (long) width * height,
              encoding.maxPixels()));
    }
    ImageRegion region =
        resized == null
            ? trainable(width, height)
            : ImageRegion.of(width, height, resized, orientation.swapsAxes());
    int memory = memory(region, (long) width * height);
    PIXELS.acquireUninterruptibly(memory);
    try {
      BufferedImage image = read(region, width, height);
      return conversion.apply(orientation.apply(pixels(image)));
    } finally {
      PIXELS.release(memory);
    }
  }

  /** All of an image, unless no study may have images of its size. */
  private ImageRegion trainable(int width, int height) throws IOException {
    boolean swaps = orientation.swapsAxes();
    try {
      ImageShape shape = new ImageShape(1, swaps ? width : height, swaps ? height : width);
      return ImageRegion.of(width, height, shape, swaps);
    } catch (IllegalArgumentException e) {
      throw new ImageSizeException("its " + e.getMessage(), e);
    }
  }

  /** Pixels to reserve memory for; some decoders need that of the whole image. */
  private int memory(ImageRegion region, long pixels) {
    long needed =
        switch (encoding) {
          case JPEG, PNG, OTHER -> region.pixels();
          case WEBP -> WEBP_COPIES * pixels;
          case TIFF -> pixels + region.pixels();
        };
    return Math.toIntExact(Math.min(needed, MAX_PIXELS_IN_MEMORY));
  }

  /** A truncated JPEG causes only a warning, and an image that is partly grey. */
  private BufferedImage read(ImageRegion region, int width, int height) throws IOException {
    StringBuilder warnings = new StringBuilder();
    reader.addIIOReadWarningListener((_, warning) -> warnings.append(warning));
    ImageReadParam parameters = reader.getDefaultReadParam();
    if (!region.isWhole(width, height)) {
      region.applyTo(parameters);
    }
    BufferedImage image = reader.read(0, parameters);
    if (TRUNCATION_WARNING.matcher(warnings).find()) {
      throw new IOException("it ends early");
    }
    return image;
  }

  private Pixels pixels(BufferedImage image) throws IOException {
    if (image.getColorModel() instanceof IndexColorModel palette) {
      return hasGreyPalette(palette)
          ? new Pixels(1, image.getHeight(), image.getWidth(), paletteLevels(image, palette))
          : new Pixels(3, image.getHeight(), image.getWidth(), colours(image));
    }
    if (image.getColorModel().getNumColorComponents() == 1) {
      return new Pixels(1, image.getHeight(), image.getWidth(), greyLevels(image));
    }
    boolean cmyk = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_CMYK;
    return new Pixels(
        3, image.getHeight(), image.getWidth(), cmyk ? coloursOfInks(image) : colours(image));
  }

  /**
   * Whether a palette stands for grey levels. Java gives one to grey PNG files of fewer than 8
   * bits; a PNG file that has a palette of its own counts as colour, whatever is in it.
   */
  private boolean hasGreyPalette(IndexColorModel palette) {
    if (encoding == ImageEncoding.PNG) {
      return greyPng;
    }
    for (int i = 0; i < palette.getMapSize(); i++) {
      if (palette.getRed(i) != palette.getGreen(i) || palette.getRed(i) != palette.getBlue(i)) {
        return false;
      }
    }
    return true;
  }

  private static byte[] paletteLevels(BufferedImage image, IndexColorModel palette) {
    Raster raster = image.getRaster();
    byte[] levels = new byte[image.getHeight() * image.getWidth()];
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getSamples(0, y, row.length, 1, 0, row);
      for (int x = 0; x < row.length; x++) {
        levels[y * row.length + x] = (byte) palette.getRed(row[x]);
      }
    }
    return levels;
  }

  /** The stored values: the colour model would change grey levels. */
  private static byte[] greyLevels(BufferedImage image) throws IOException {
    Raster raster = image.getRaster();
    int bits = raster.getSampleModel().getSampleSize(0);
    int type = raster.getSampleModel().getDataType();
    if (bits > 16 || type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE) {
      throw new IOException(
          "it has grey levels of %d bits, and 8 or 16 can be read; convert it to 8 bits"
              .formatted(bits));
    }
    int excess = Math.max(0, bits - 8);
    byte[] levels = new byte[image.getHeight() * image.getWidth()];
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getSamples(0, y, row.length, 1, 0, row);
      for (int x = 0; x < row.length; x++) {
        levels[y * row.length + x] = (byte) (row[x] >> excess);
      }
    }
    return levels;
  }

  private static byte[] colours(BufferedImage image) {
    int area = image.getHeight() * image.getWidth();
    byte[] colours = new byte[3 * area];
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int x = 0; x < row.length; x++) {
        int at = y * row.length + x;
        colours[at] = (byte) (row[x] >> 16);
        colours[area + at] = (byte) (row[x] >> 8);
        colours[2 * area + at] = (byte) row[x];
      }
    }
    return colours;
  }

  /**
   * Red is what cyan and black leave of white, and so on: what other image libraries compute.
   * Java's own conversion assumes the inks of a printer, and is too bright.
   */
  private static byte[] coloursOfInks(BufferedImage image) {
    Raster raster = image.getRaster();
    int bands = raster.getNumBands();
    int area = image.getHeight() * image.getWidth();
    byte[] colours = new byte[3 * area];
    int[] row = new int[bands * image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getPixels(0, y, image.getWidth(), 1, row);
      for (int x = 0; x < image.getWidth(); x++) {
        int light = 255 - row[bands * x + 3];
        for (int channel = 0; channel < 3; channel++) {
          int left = 255 - row[bands * x + channel];
          colours[channel * area + y * image.getWidth() + x] = (byte) ((left * light + 127) / 255);
        }
      }
    }
    return colours;
  }

  private static String reason(Exception e) {
    return Optional.ofNullable(e.getMessage()).orElse("its content makes no sense");
  }
}
