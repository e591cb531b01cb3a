package io.netspace.trainer.adapter.outbound.dl4j.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.network.ImageShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
  private static final ImageShape SHAPE = new ImageShape(1, 2, 2);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void itsArraysAreWhatWasPutLast(boolean sent) {
    // Given
    try (Batch batch = new Batch(3, SHAPE, 2, sent)) {
      batch.clear(3);
      for (int place = 0; place < 3; place++) {
        batch.put(place, new float[] {9, 9, 9, 9}, 0);
      }
      assertThat(batch.images().sumNumber().intValue()).isEqualTo(108);

      // When
      batch.clear(2);
      batch.put(0, new float[] {1, 2, 3, 4}, 1);
      batch.put(1, new float[] {5, 6, 7, 8}, 0);

      // Then
      assertThat(batch.images().ravel().toFloatVector())
          .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0);
      assertThat(batch.labels().ravel().toFloatVector()).containsExactly(0, 1, 1, 0, 0, 0);
    }
  }
}
