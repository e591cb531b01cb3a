package io.netspace.trainer.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5));

  @Test
  void pausesDoubleUpToTheLongest() {
    // When
    Stream<Duration> pauses = Stream.generate(backoff::nextDelay).limit(5);

    // Then
    assertThat(pauses)
        .containsExactlyElementsOf(
            LongStream.of(1, 2, 4, 5, 5).mapToObj(Duration::ofSeconds).toList());
  }

  @Test
  void aSuccessResetsTheDelay() {
    // Given
    backoff.nextDelay();
    backoff.nextDelay();

    // When
    backoff.reset();

    // Then
    assertThat(backoff.nextDelay()).isEqualTo(Duration.ofSeconds(1));
  }
}
