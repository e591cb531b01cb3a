package io.netspace.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingMemoryTest {
  private static final int BATCH = 2;
  private static final Architecture NETWORK = network(1, 16);

  @Test
  void itIsWhatTheFormulaGivesByHand() {
    // Given: a stem to 8 × 16 × 16; a projection, and 16 × 16 × 16, 16 × 8 × 8, 16 × 8 × 8
    long outputs = 2048 + 1024 + 4096 + 1024 + 1024;
    long kept = BATCH * (3 * outputs + outputs / 4);
    long gradients = BATCH * 4 * (2048 + 4096);
    long images = 2 * BATCH * 3 * 16 * 16;
    long packed = 9 * 16 * 16 + 16 * 16 + 16 * 16 + 2 * 9 * 16 * 16 + 16 * 16;
    long parameters = Complexity.of(NETWORK).parameters();

    // When
    long bytes = TrainingMemory.bytes(NETWORK, BATCH);

    // Then
    long numbers = kept + gradients + images + 3 * parameters + 3 * packed;
    assertThat(bytes).isEqualTo((64L << 20) + 4 * numbers);
  }

  @Test
  void aLargerBatchTakesMore() {
    assertThat(TrainingMemory.bytes(NETWORK, 2 * BATCH))
        .isGreaterThan(TrainingMemory.bytes(NETWORK, BATCH));
  }

  @Test
  void aDeeperOrWiderNetworkTakesMore() {
    // When
    long bytes = TrainingMemory.bytes(NETWORK, BATCH);

    // Then
    assertThat(TrainingMemory.bytes(network(2, 16), BATCH)).isGreaterThan(bytes);
    assertThat(TrainingMemory.bytes(network(1, 32), BATCH)).isGreaterThan(bytes);
  }

  private static Architecture network(int depth, int width) {
    return new Architecture(
        new ImageShape(3, 16, 16),
        new Stem(StemType.SMALL_IMAGE, 8),
        List.of(new Stage(BlockType.X, depth, width, 2, 1, 8)),
        10);
  }
}
