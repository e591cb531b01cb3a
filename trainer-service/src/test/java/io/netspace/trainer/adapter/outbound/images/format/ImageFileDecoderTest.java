package io.netspace.trainer.adapter.outbound.images.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.network.ImageShape;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFileDecoderTest {
  /** 8 × 8 pixels of 200 100 50, written by Pillow with four inks. */
  private static final String CMYK_JPEG =
      "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwLCgsLDQ4SEA0OEQ4LCxAW"
          + "EBETFBUVFQwPFxgWFBgSFBUU/8AAFAgACAAIBEMRAE0RAFkRAEsRAP/EABYAAQEBAAAAAAAAAAAAAAAAAAgHCf/E"
          + "ABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAOBEMATQBZAEsAAD8AYCaBe1Tf/9k=";

  private static final int ADOBE_TRANSFORM = 17;

  /** 8 × 8 pixels of 200 100 50. */
  private static final String WEBP = "UklGRh4AAABXRUJQVlA4TBEAAAAvB8ABAAdQsiJXpv+BiOh/AAA=";

  /** 8 × 4 pixels, left half blue and right half red, to be turned by a quarter to the right. */
  private static final String TURNED_PNG =
      "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAECAIAAAA8r+mnAAAAGmVYSWZNTQAqAAAACAABARIAAwAAAAEABgAAAAAAANZn"
          + "S2kAAAAZSURBVHicY2Rg+M8AA/8ZGOFsJgYcgHQJALmRAgcW8EF2AAAAAElFTkSuQmCC";

  private static final String TURNED_WEBP =
      "UklGRlIAAABXRUJQVlA4WAoAAAAIAAAABwAAAwAAVlA4TBIAAAAvB8AAAA8Q87//8x8OCh/R/wBFWElGGgAAAE1NACoA"
          + "AAAIAAEBEgADAAAAAQAGAAAAAAAA";

  @TempDir private Path folder;

  /** Of Pillow, with the flag of interlacing: 3 columns, value x + 10 y + 1 of row y, column x. */
  private static final String THREE_ROWS =
      "R0lGODdhAwADAIMAAAEBAQICAgMDAwsLCwwMDA0NDRUVFRYWFhcXFwAAAAAAAAAAAAAAAAAAAAAAAAAAACwAAAAAAwADAEAIDQABBBBg4ACCAQQKBAQAOw==";

  private static final String FIVE_ROWS =
      "R0lGODdhAwAFAIMAAAEBAQICAgMDAwsLCwwMDA0NDRUVFRYWFhcXFx8fHyAgICEhISkpKSoqKisrKwAAACwAAAAAAwAFAEAIFAABBBDAoIEDAwcQDCBQIIGCBQEBADs=";

  @Test
  void interlacedGifsOfFewRowsAreRefused() throws IOException {
    // When
    Pixels five = decode("a.gif", bytes(FIVE_ROWS));

    // Then
    for (int y = 0; y < 5; y++) {
      assertThat(five.value(0, y, 1)).isEqualTo(10 * y + 2);
    }
    assertThatThrownBy(() -> decode("a.gif", bytes(THREE_ROWS)))
        .hasMessage(
            "it is an interlaced GIF of 3 rows, and 5 or more can be read; save it without"
                + " interlacing");
  }

  @Test
  void inksBecomeColours() throws IOException {
    assertColour(decode("a.jpg", bytes(CMYK_JPEG)), 200, 100, 50);
  }

  @Test
  void inksStoredAsBrightnessAndColourBecomeColours() throws IOException {
    // Given
    byte[] file = bytes(CMYK_JPEG);
    file[ADOBE_TRANSFORM] = 2;

    // When
    Pixels pixels = decode("a.jpg", file);

    // Then: the stored values 200, 100, 50 are Y, Cb and Cr of the inks, as Pillow reads them
    assertColour(pixels, 164, 0, 105);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.webp", "a.jpg", "a.png"})
  void webpIsReadWhateverItsName(String name) throws IOException {
    assertColour(decode(name, bytes(WEBP)), 200, 100, 50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bmp", "gif", "tiff"})
  void otherEncodingsHaveTheSamePixels(String encoding) throws IOException {
    // Given
    BufferedImage image = new BufferedImage(5, 6, BufferedImage.TYPE_INT_RGB);
    image.setRGB(2, 1, 0xc86432);

    // When
    Pixels pixels = decode("a." + encoding, encoded(image, encoding));

    // Then
    assertThat(pixels.size()).isEqualTo("3x6x5");
    assertThat(pixels.value(0, 1, 2)).isEqualTo(200);
    assertThat(pixels.value(1, 1, 2)).isEqualTo(100);
    assertThat(pixels.value(2, 1, 2)).isEqualTo(50);
    assertThat(pixels.value(0, 0, 0)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1, 255", "2, 85", "4, 17", "8, 1", "16, 0"})
  void greyOfEveryDepthIsOneChannel(int bits, int levelOfOne) throws IOException {
    // When: all samples are 1
    Pixels pixels = decode("a.png", greyPng(16, 3, bits));

    // Then
    assertThat(pixels.size()).isEqualTo("1x3x16");
    assertThat(pixels.value(0, 2, 5)).isEqualTo(levelOfOne);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bmp", "gif", "tiff"})
  void blackAndWhiteOfOtherEncodingsIsGrey(String encoding) throws IOException {
    // Given
    BufferedImage image = new BufferedImage(16, 6, BufferedImage.TYPE_BYTE_BINARY);
    image.setRGB(3, 1, 0xffffff);

    // When
    Pixels pixels = decode("a." + encoding, encoded(image, encoding));

    // Then
    assertThat(pixels.size()).isEqualTo("1x6x16");
    assertThat(pixels.value(0, 1, 3)).isEqualTo(255);
    assertThat(pixels.value(0, 1, 4)).isZero();
  }

  @Test
  void aPngWithAPaletteIsColourEvenIfThatIsGrey() throws IOException {
    // Given
    byte[] levels = {0, 100, (byte) 200};
    BufferedImage image =
        new BufferedImage(
            8,
            8,
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, 3, levels, levels, levels));
    image.getRaster().setSample(0, 0, 0, 1);

    // When
    Pixels pixels = decode("a.png", encoded(image, "png"));

    // Then
    assertThat(pixels.size()).isEqualTo("3x8x8");
    assertThat(pixels.value(1, 0, 0)).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {TURNED_PNG, TURNED_WEBP})
  void exifTurnsTheImage(String file) throws IOException {
    // When
    Pixels pixels = decode("a.png", bytes(file));

    // Then: the left half is now the upper one
    assertThat(pixels.size()).isEqualTo("3x8x4");
    assertThat(pixels.value(2, 0, 3)).isEqualTo(255);
    assertThat(pixels.value(0, 0, 3)).isZero();
    assertThat(pixels.value(0, 7, 0)).isEqualTo(255);
  }

  /** Position of the pixel that is stored first, as Exif's table of orientations states it. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0",
    "2, 0, 15",
    "3, 31, 15",
    "4, 31, 0",
    "5, 0, 0",
    "6, 0, 31",
    "7, 15, 31",
    "8, 15, 0"
  })
  void exifOfJpegTurnsAndMirrors(int orientation, int row, int column) throws IOException {
    // Given: a bright block of 8 × 8 in the corner that is stored first
    BufferedImage image = new BufferedImage(16, 32, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 64; i++) {
      image.getRaster().setSample(i % 8, i / 8, 0, 250);
    }

    // When
    Pixels pixels = decode("a.jpg", withOrientation(encoded(image, "jpg"), orientation));

    // Then
    assertThat(pixels.size()).isEqualTo(orientation < 5 ? "1x32x16" : "1x16x32");
    assertThat(pixels.value(0, row, column)).isCloseTo(250, within(8));
    assertThat(pixels.value(0, pixels.height() - 1 - row, pixels.width() - 1 - column))
        .isCloseTo(0, within(8));
  }

  @Test
  void aDamagedExifPartIsIgnored() throws IOException {
    // Given
    byte[] file =
        withOrientation(
            encoded(new BufferedImage(16, 32, BufferedImage.TYPE_BYTE_GRAY), "jpg"), 99);

    // When / Then
    assertThat(decode("a.jpg", file).size()).isEqualTo("1x32x16");
  }

  @Test
  void anImageTooLargeToDecodeIsRefusedWithTheLimit() {
    String reason =
        "it has 30000x30000 pixels, 900,000,000 in all, and at most 100,000,000 can be decoded;"
            + " make it smaller";
    assertThatThrownBy(() -> decode("a.png", greyPng(30_000, 30_000, 8, 1))).hasMessage(reason);
    assertThatThrownBy(
            () ->
                ImageFileDecoder.decode(
                    folder.resolve("a.png"), new ImageShape(3, 64, 64), pixels -> pixels))
        .hasMessage(reason);
  }

  @Test
  void aLargeImageIsDecodedInPartIfItIsResized() throws IOException {
    // Given: 24 million pixels, the left half bright
    BufferedImage image = new BufferedImage(6000, 4000, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 4000; y++) {
      for (int x = 0; x < 6000; x++) {
        image.getRaster().setSample(x, y, 0, x < 3000 ? 200 : 40);
      }
    }
    Path file = Files.write(folder.resolve("a.png"), encoded(image, "png"));

    // When
    Pixels pixels = ImageFileDecoder.decode(file, new ImageShape(1, 40, 40), decoded -> decoded);

    // Then: the centre of 4000 × 4000, every fourth row and column
    assertThat(pixels.size()).isEqualTo("1x1000x1000");
    assertThat(pixels.value(0, 500, 499)).isEqualTo(200);
    assertThat(pixels.value(0, 500, 500)).isEqualTo(40);
  }

  @Test
  void anImageOfModerateSizeIsDecodedAsAWhole() throws IOException {
    // Given
    BufferedImage image = new BufferedImage(2048, 2048, BufferedImage.TYPE_BYTE_GRAY);
    Path file = Files.write(folder.resolve("a.png"), encoded(image, "png"));

    // When
    Pixels pixels = ImageFileDecoder.decode(file, new ImageShape(1, 8, 8), decoded -> decoded);

    // Then
    assertThat(pixels.size()).isEqualTo("1x2048x2048");
  }

  @Test
  void whatIsNoFileIsNamed() throws IOException {
    // Given
    Path directory = Files.createDirectory(folder.resolve("z.png"));
    Path link = Files.createSymbolicLink(folder.resolve("l.png"), folder.resolve("none"));

    // When / Then
    assertThatThrownBy(() -> new EncodedImage.InFile(directory).decode())
        .hasMessage("it is a folder");
    assertThatThrownBy(() -> new EncodedImage.InFile(link).decode())
        .hasMessage("it is a link to a file that does not exist");
  }

  @Test
  void photosOfTelephonesThatAreNotReadAreNamed() {
    byte[] file = "\0\0\0\u0018ftypheic\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> decode("a.jpg", file))
        .hasMessage("it is HEIC, AVIF or a video; convert it to JPEG or PNG");
  }

  private Pixels decode(String name, byte[] content) throws IOException {
    return new EncodedImage.InFile(Files.write(folder.resolve(name), content)).decode();
  }

  private static void assertColour(Pixels pixels, int red, int green, int blue) {
    assertThat(pixels.size()).isEqualTo("3x8x8");
    assertThat(pixels.value(0, 3, 4)).isCloseTo(red, within(1));
    assertThat(pixels.value(1, 3, 4)).isCloseTo(green, within(1));
    assertThat(pixels.value(2, 3, 4)).isCloseTo(blue, within(1));
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  private static byte[] encoded(BufferedImage image, String encoding) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, encoding, out)).isTrue();
    return out.toByteArray();
  }

  /** A JPEG file with an Exif part after its first two bytes. */
  private static byte[] withOrientation(byte[] jpeg, int orientation) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(out);
    data.write(jpeg, 0, 2);
    data.writeShort(0xffe1);
    data.writeShort(34);
    data.writeBytes("Exif\0\0MM");
    data.writeShort(42);
    data.writeInt(8);
    data.writeShort(1);
    data.writeShort(0x0112);
    data.writeShort(3);
    data.writeInt(1);
    data.writeShort(orientation);
    data.writeShort(0);
    data.writeInt(0);
    data.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  private static byte[] greyPng(int width, int height, int bits) throws IOException {
    return greyPng(width, height, bits, height);
  }

  /** A PNG file whose samples are all 1. */
  private static byte[] greyPng(int width, int height, int bits, int rows) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(header);
    data.writeInt(width);
    data.writeInt(height);
    data.write(new byte[] {(byte) bits, 0, 0, 0, 0});
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(content)) {
      for (int y = 0; y < rows; y++) {
        deflater.write(0);
        for (int at = 0; at < width * bits / 8; at++) {
          deflater.write(
              switch (bits) {
                case 1 -> 0xff;
                case 2 -> 0x55;
                case 4 -> 0x11;
                case 8 -> 1;
                default -> at % 2;
              });
        }
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(bytes("iVBORw0KGgo="));
    chunk(file, "IHDR", header.toByteArray());
    chunk(file, "IDAT", content.toByteArray());
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] content)
      throws IOException {
    DataOutputStream data = new DataOutputStream(file);
    data.writeInt(content.length);
    data.writeBytes(type);
    data.write(content);
    CRC32 checksum = new CRC32();
    checksum.update(type.getBytes(StandardCharsets.ISO_8859_1));
    checksum.update(content);
    data.writeInt((int) checksum.getValue());
  }
}
