package io.netspace.trainer.adapter.outbound.dl4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.model.training.EpochResult;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CheckpointTest {
  private static final long TRAINING = 0x1122334455667788L;
  private static final int HEADER = 12;

  private static final TrainingProgress PROGRESS =
      new TrainingProgress(
          List.of(new EpochResult(1, 0.1, 2.25, 81.5, 12.5), new EpochResult(2, 0.05, 1.5, 70, 11)),
          400,
          20_000_000_000L,
          23.5);

  @Test
  void whatIsWrittenIsReadAgain() throws IncompatibleCheckpointException {
    // Given
    byte[] bytes = bytes();
    INDArray first = Nd4j.zeros(1, 3);
    INDArray second = Nd4j.zeros(2);

    // When
    Checkpoint read = Checkpoint.parse(bytes, TRAINING);
    read.restore(List.of(first, second));

    // Then
    assertThat(read.progress()).isEqualTo(PROGRESS);
    assertThat(first.toFloatVector()).containsExactly(1.5f, -2f, Float.MIN_VALUE);
    assertThat(second.toFloatVector()).containsExactly(3e30f, 0.1f);
  }

  @Test
  void itIsHardlyLargerThanItsNumbers() {
    assertThat(bytes()).hasSize(HEADER + 4 * 8 + 4 + 2 * 32 + 4 + 2 * 4 + 5 * 4);
  }

  @Test
  void noBitMayBeWrong() {
    // Given
    byte[] bytes = bytes();

    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      // When
      byte[] damaged = bytes.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);

      // Then
      assertUnfit(damaged, TRAINING, "it is ");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 11, 12, 50, 175})
  void nothingMayBeMissing(int length) {
    assertUnfit(Arrays.copyOf(bytes(), length), TRAINING, "it is ");
  }

  @Test
  void theReasonIsReported() {
    // Given
    byte[] bytes = bytes();
    byte[] later = bytes.clone();
    later[4] = 2;
    byte[] damaged = bytes.clone();
    damaged[60]++;

    // Then
    assertUnfit(new byte[20], TRAINING, "it is no state of a training");
    assertUnfit(later, TRAINING, "it is of version 2, and not 1");
    assertUnfit(damaged, TRAINING, "it is damaged");
    assertUnfit(bytes, TRAINING + 1, "it is of another training");
  }

  @Test
  void arraysOfOtherLengthsAreLeftAsTheyAre() throws IncompatibleCheckpointException {
    // Given
    Checkpoint read = Checkpoint.parse(bytes(), TRAINING);
    INDArray first = Nd4j.ones(3);

    // Then
    assertThatThrownBy(() -> read.restore(List.of(first, Nd4j.ones(4))))
        .isInstanceOf(IncompatibleCheckpointException.class)
        .hasMessage("it has arrays of [3, 2] numbers, and not [3, 4]");
    assertThat(first.toFloatVector()).containsOnly(1);
  }

  private static void assertUnfit(byte[] bytes, long training, String reason) {
    assertThatThrownBy(() -> Checkpoint.parse(bytes, training))
        .isInstanceOf(IncompatibleCheckpointException.class)
        .hasMessageStartingWith(reason);
  }

  private static byte[] bytes() {
    return Checkpoint.serialize(
        TRAINING,
        PROGRESS,
        List.of(
            Nd4j.createFromArray(1.5f, -2f, Float.MIN_VALUE).reshape(1, 3),
            Nd4j.createFromArray(3e30f, 0.1f)));
  }
}
