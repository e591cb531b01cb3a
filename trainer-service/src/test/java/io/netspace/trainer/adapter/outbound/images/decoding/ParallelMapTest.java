package io.netspace.trainer.adapter.outbound.images.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ParallelMapTest {
  @Test
  void resultsHaveTheOrderOfTheInputs() throws InterruptedException {
    try (ParallelMap pool = new ParallelMap()) {
      assertThat(pool.map(List.of(3, 1, 2), number -> 10 * number)).containsExactly(30, 10, 20);
    }
  }

  /** As a decoder that heeds no interrupt; the limit is that of a hang. */
  @Test
  @Timeout(60)
  void anInterruptFreesTheCallerThoughTheWorkGoesOn() {
    // Given
    CountDownLatch decoded = new CountDownLatch(1);
    Thread caller = Thread.currentThread();

    // When / Then
    assertThatThrownBy(
            () -> {
              try (ParallelMap pool = new ParallelMap(Duration.ofMillis(1))) {
                pool.map(
                    List.of(1),
                    _ -> {
                      caller.interrupt();
                      awaitUninterruptibly(decoded);
                      return 1;
                    });
              }
            })
        .isInstanceOf(InterruptedException.class);
    decoded.countDown();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      Thread.onSpinWait();
    }
  }
}
