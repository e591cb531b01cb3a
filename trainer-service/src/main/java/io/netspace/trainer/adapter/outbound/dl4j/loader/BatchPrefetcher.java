package io.netspace.trainer.adapter.outbound.dl4j.loader;

import java.util.ArrayDeque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** One pass over images in batches, which another thread prefetches. */
public final class BatchPrefetcher implements AutoCloseable {
  /** Fills a batch with the images of a step. */
  @FunctionalInterface
  public interface Filler {
    void fill(Batch batch, int step);
  }

  private final ExecutorService thread;
  private final List<Batch> buffers;
  private final Filler filler;
  private final int end;
  private final AtomicLong waitNanoseconds;
  private final Queue<Future<Batch>> pending = new ArrayDeque<>();
  private int nextStep;

  /**
   * Starts prefetching.
   *
   * @param thread that builds the batches of all passes, one after the other
   * @param buffers for the batches, used in turn; the one before the batch last taken is free
   * @param first step of the pass
   * @param end step after the last
   * @param waitedNanoseconds incremented by the time spent waiting for batches
   */
  public BatchPrefetcher(
      ExecutorService thread,
      List<Batch> buffers,
      Filler making,
      int first,
      int end,
      AtomicLong waitedNanoseconds) {
    this.thread = thread;
    this.buffers = buffers;
    this.filler = making;
    this.nextStep = first;
    this.end = end;
    this.waitNanoseconds = waitedNanoseconds;
    for (int i = 1; i < buffers.size(); i++) {
      prefetchNext();
    }
  }

  /** Whether there is one more batch. */
  public boolean hasNext() {
    return !pending.isEmpty();
  }

  /**
   * The next batch, after waiting for it if necessary. It is valid until the next one is requested,
   * or the next pass begins.
   *
   * @throws NoSuchElementException after the last
   * @throws InterruptedException when the thread is interrupted, even without waiting
   */
  public Batch next() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("training was interrupted between two steps");
    }
    prefetchNext();
    long start = System.nanoTime();
    try {
      return pending.remove().get();
    } catch (ExecutionException e) {
      throw failure(e);
    } finally {
      waitNanoseconds.addAndGet(System.nanoTime() - start);
    }
  }

  private void prefetchNext() {
    if (nextStep < end) {
      int step = nextStep++;
      Batch batch = buffers.get(step % buffers.size());
      pending.add(
          thread.submit(
              () -> {
                filler.fill(batch, step);
                return batch;
              }));
    }
  }

  /** Rethrows an exception of the prefetching thread. */
  private static RuntimeException failure(ExecutionException e) {
    return switch (e.getCause()) {
      case RuntimeException failure -> failure;
      case Error failure -> throw failure;
      case null, default -> new IllegalStateException("A batch could not be made.", e);
    };
  }

  /** Stops prefetching. */
  @Override
  public void close() {
    pending.forEach(batch -> batch.cancel(false));
    pending.clear();
    nextStep = end;
  }
}
