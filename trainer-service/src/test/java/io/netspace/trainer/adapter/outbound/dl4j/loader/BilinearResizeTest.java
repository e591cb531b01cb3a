package io.netspace.trainer.adapter.outbound.dl4j.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.network.ImageShape;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BilinearResizeTest {
  @Test
  void aCropOfTheWholeImageIsUnchanged() {
    // Given
    ImageShape shape = new ImageShape(3, 7, 5);
    float[] image = random(shape);

    // When
    float[] target = new float[shape.size()];
    new BilinearResize(shape).apply(image, new RandomResizedCrop(0, 0, 7, 5), target);

    // Then
    assertThat(target).isEqualTo(image);
  }

  @Test
  void halfOfARowIsDoubledBetweenTheMiddlesOfItsPixels() {
    // Given
    ImageShape shape = new ImageShape(1, 1, 4);

    // When
    float[] target = new float[4];
    new BilinearResize(shape)
        .apply(new float[] {9, 0, 4, 9}, new RandomResizedCrop(0, 1, 1, 2), target);

    // Then: at −1/4, 1/4, 3/4 and 5/4 of the way from 0 to 4, cut at both ends
    assertThat(target).containsExactly(0, 1, 3, 4);
  }

  @Test
  void rowsAndChannelsAreTreatedAlike() {
    // Given: two channels, of which the second is ten times the first
    ImageShape shape = new ImageShape(2, 4, 1);

    // When
    float[] target = new float[8];
    new BilinearResize(shape)
        .apply(new float[] {9, 0, 4, 9, 90, 0, 40, 90}, new RandomResizedCrop(1, 0, 2, 1), target);

    // Then
    assertThat(target).containsExactly(0, 1, 3, 4, 0, 10, 30, 40);
  }

  @Test
  void aPlaneStaysAPlane() {
    // Given
    ImageShape shape = new ImageShape(1, 12, 16);
    float[] image = new float[shape.size()];
    for (int i = 0; i < image.length; i++) {
      image[i] = 3 * (i / 16) - 2 * (i % 16);
    }

    // When
    float[] target = new float[shape.size()];
    new BilinearResize(shape).apply(image, new RandomResizedCrop(2, 4, 6, 8), target);

    // Then: away from the edge, half a step of the plane each pixel
    for (int y = 1; y < 11; y++) {
      for (int x = 1; x < 15; x++) {
        float down = 2 + (y + 0.5f) / 2 - 0.5f;
        float right = 4 + (x + 0.5f) / 2 - 0.5f;
        assertThat(target[y * 16 + x]).isCloseTo(3 * down - 2 * right, within(1e-4f));
      }
    }
  }

  private static float[] random(ImageShape shape) {
    SplittableRandom random = new SplittableRandom(1);
    float[] image = new float[shape.size()];
    for (int i = 0; i < image.length; i++) {
      image[i] = random.nextFloat();
    }
    return image;
  }
}
