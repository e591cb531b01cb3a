package io.netspace.trainer.adapter.outbound.dl4j.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.network.ImageShape;
import io.netspace.trainer.domain.LabelledImages;
import org.junit.jupiter.api.Test;

class PixelNormaliserTest {
  private static final ImageShape TWO_CHANNELS = new ImageShape(2, 1, 2);

  @Test
  void everyChannelHasMeanZeroAndDeviationOne() {
    // Given
    byte[] pixels = {0, 100, (byte) 250, (byte) 250, 100, 0, (byte) 250, (byte) 250};
    LabelledImages images = new LabelledImages(TWO_CHANNELS, 2, pixels, new int[] {0, 1});

    // When
    float[] scaled = new float[4];
    new PixelNormaliser(images.statistics())
        .apply(new byte[] {0, 100, (byte) 250, (byte) 251}, scaled);

    // Then: a channel of one value has no deviation to divide by
    assertThat(scaled).containsExactly(-1, 1, 0, 1);
  }
}
