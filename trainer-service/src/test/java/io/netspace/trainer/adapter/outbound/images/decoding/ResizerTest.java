package io.netspace.trainer.adapter.outbound.images.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.model.network.ImageShape;
import io.netspace.trainer.adapter.outbound.images.format.ArrayFixture;
import io.netspace.trainer.adapter.outbound.images.format.Pixels;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ResizerTest {
  @Test
  void anImageOfTheShapeStaysAsItIs() throws IOException {
    // Given
    Pixels image = new Pixels(3, 2, 2, ArrayFixture.pixels(1, 12));

    // When / Then
    assertThat(Resizer.resize(new ImageShape(3, 2, 2), image)).isSameAs(image);
  }

  @Test
  void aRowIsDoubledBetweenTheMiddlesOfItsPixels() throws IOException {
    assertThat(resized(new ImageShape(1, 2, 4), 1, 2, 0, 100))
        .containsExactly(0, 25, 75, 100, 0, 25, 75, 100);
  }

  @Test
  void aRowIsHalvedByATriangleOverItsNeighbours() throws IOException {
    // Given: weights 1, 3, 3, 1 of 8 around the middle of two pixels, cut and filled up at the edge
    // When / Then
    assertThat(
            resized(
                new ImageShape(1, 1, 4),
                2,
                8,
                0,
                0,
                0,
                0,
                80,
                80,
                80,
                80,
                0,
                0,
                0,
                0,
                80,
                80,
                80,
                80))
        .containsExactly(0, 10, 70, 80);
  }

  @Test
  void theMiddleOfTheLongSideIsKept() throws IOException {
    assertThat(resized(new ImageShape(1, 2, 2), 2, 6, 1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16))
        .containsExactly(3, 4, 13, 14);
    assertThat(resized(new ImageShape(1, 2, 2), 4, 2, 1, 2, 3, 4, 5, 6, 7, 8))
        .containsExactly(3, 4, 5, 6);
  }

  @Test
  void greyIsRepeatedAndColoursAreWeighed() throws IOException {
    assertThat(resized(new ImageShape(3, 1, 2), 1, 2, 7, 9)).containsExactly(7, 9, 7, 9, 7, 9);
    // Given
    Pixels colours = new Pixels(3, 1, 1, new byte[] {(byte) 200, 100, 50});
    // When / Then: 0.299 · 200 + 0.587 · 100 + 0.114 · 50 = 124.2
    assertThat(Resizer.resize(new ImageShape(1, 1, 1), colours).value(0, 0, 0)).isEqualTo(124);
  }

  @Test
  void channelsThatAreNoColoursAreRefused() {
    assertThatThrownBy(
            () -> Resizer.resize(new ImageShape(3, 1, 1), new Pixels(2, 1, 1, new byte[2])))
        .isInstanceOf(IOException.class)
        .hasMessage("it has 2 channels, which cannot be made 3");
  }

  @Test
  void oneColourStaysOneColourAtAnySize() throws IOException {
    for (int side = 1; side < 40; side++) {
      // Given
      byte[] values = new byte[side * (side + 3)];
      java.util.Arrays.fill(values, (byte) 201);

      // When
      Pixels resized =
          Resizer.resize(new ImageShape(1, 7, 11), new Pixels(1, side, side + 3, values));

      // Then
      assertThat(resized.values()).containsOnly((byte) 201);
    }
  }

  private static int[] resized(ImageShape shape, int height, int width, int... values)
      throws IOException {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    byte[] resized = Resizer.resize(shape, new Pixels(1, height, width, bytes)).values();
    int[] result = new int[resized.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = resized[i] & 0xff;
    }
    return result;
  }
}
