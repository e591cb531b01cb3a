package io.netspace.lab.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimedStudyTest {
  @Test
  void everyOutcomeOfATimedStudyIsCounted() {
    // Given
    long[] nanos = new long[300];
    int[] counted = new int[1];
    // When
    new TimedStudy().run(nanos, count -> counted[0] = count);
    // Then
    assertThat(counted[0]).isEqualTo(300);
    assertThat(nanos).doesNotContain(0);
  }
}
