package io.netspace.trainer.adapter.outbound.dl4j.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netspace.model.network.ImageShape;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchPrefetcherTest {
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final List<Batch> ring =
      IntStream.range(0, 3).mapToObj(_ -> new Batch(2, new ImageShape(1, 1, 1), 2)).toList();
  private final AtomicLong waited = new AtomicLong();
  private final List<Integer> made = new CopyOnWriteArrayList<>();

  @AfterEach
  void end() {
    thread.close();
    ring.forEach(Batch::close);
  }

  @Test
  void batchesAreMadeAheadButNeverIntoTheOneInUse() throws InterruptedException {
    // Given
    BatchPrefetcher batches = batches((_, step) -> made.add(step));
    await().until(() -> made.size() == 2);

    // When
    Batch first = batches.next();
    await().until(() -> made.size() == 3);

    // Then: the next one would be made into the first, which is in use
    assertThat(made).containsExactly(0, 1, 2);
    assertThat(first).isSameAs(ring.get(0));
    assertThat(batches.next()).isSameAs(ring.get(1));
    await().until(() -> made.size() == 4);
  }

  @Test
  void anExceptionReachesTheConsumer() {
    // Given
    BatchPrefetcher batches =
        batches(
            (_, _) -> {
              throw new IllegalStateException("the images have gone");
            });

    // When / Then
    assertThatThrownBy(batches::next)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the images have gone");
  }

  @Test
  void anErrorReachesTheConsumer() {
    // Given
    BatchPrefetcher batches =
        batches(
            (_, _) -> {
              throw new OutOfMemoryError("no room");
            });

    // When / Then
    assertThatThrownBy(batches::next).isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void waitingIsCounted() throws InterruptedException {
    // Given
    CountDownLatch gate = new CountDownLatch(1);
    BatchPrefetcher batches = batches((_, _) -> pass(gate));
    Thread.ofVirtual()
        .start(
            () -> {
              await().pollDelay(java.time.Duration.ofMillis(50)).until(() -> true);
              gate.countDown();
            });

    // When
    batches.next();

    // Then
    assertThat(waited.get()).isGreaterThan(10_000_000);
  }

  @Test
  void anInterruptEndsTheWaiting() {
    // Given
    CountDownLatch gate = new CountDownLatch(1);
    BatchPrefetcher batches = batches((_, _) -> pass(gate));

    // When
    Thread.currentThread().interrupt();

    // Then
    assertThatThrownBy(batches::next).isInstanceOf(InterruptedException.class);
    gate.countDown();
  }

  @Test
  void aClosedPassMakesNoMore() throws InterruptedException {
    // Given
    CountDownLatch gate = new CountDownLatch(1);
    BatchPrefetcher batches =
        batches(
            (_, step) -> {
              made.add(step);
              pass(gate);
            });
    await().until(() -> made.size() == 1);

    // When
    batches.close();
    gate.countDown();
    thread.close();

    // Then
    assertThat(made).containsExactly(0);
    assertThat(batches.hasNext()).isFalse();
  }

  private BatchPrefetcher batches(BatchPrefetcher.Filler making) {
    return new BatchPrefetcher(thread, ring, making, 0, 10, waited);
  }

  private static void pass(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
