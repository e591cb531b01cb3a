package io.netspace.trainer.adapter.outbound.dl4j.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ElementwiseTest {
  private static final float[] ARGUMENTS = {-1, 0, 2.5f, 6, 7, Float.NaN};
  private static final float[] CLAMPED = {0, 0, 2.5f, 6, 6, Float.NaN};
  private static final long BYTES = Lanes.IMAGES * (long) Float.BYTES;

  @Test
  void clampsKeepWhatIsNotANumber() {
    try (Arena arena = Arena.ofConfined()) {
      // Given
      MemorySegment x = arena.allocate(BYTES, 64);
      MemorySegment zeros = arena.allocate(BYTES, 64);
      MemorySegment alone = arena.allocate(BYTES, 64);
      MemorySegment sum = arena.allocate(BYTES, 64);
      MemorySegment projected = arena.allocate(BYTES, 64);
      for (int i = 0; i < ARGUMENTS.length; i++) {
        x.setAtIndex(ValueLayout.JAVA_FLOAT, i, ARGUMENTS[i]);
      }

      // When
      Elementwise.normalise(x.address(), alone.address(), 1, 0, 0, 6, BYTES);
      Elementwise.addShortcut(x.address(), zeros.address(), sum.address(), 1, 0, 0, 6, BYTES);
      Elementwise.addProjection(
          x.address(), zeros.address(), projected.address(), 1, 1, 0, 0, 6, BYTES);

      // Then
      assertThat(first(alone)).containsExactly(CLAMPED);
      assertThat(first(sum)).containsExactly(CLAMPED);
      assertThat(first(projected)).containsExactly(CLAMPED);
    }
  }

  private static float[] first(MemorySegment values) {
    float[] all = values.toArray(ValueLayout.JAVA_FLOAT);
    return Arrays.copyOf(all, CLAMPED.length);
  }
}
