package io.netspace.trainer.adapter.outbound.dl4j;

import java.util.ArrayDeque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** One pass over images, batch by batch, made ahead by another thread. */
final class Batches implements AutoCloseable {
  /** Fills a batch with the images of a step. */
  @FunctionalInterface
  interface Making {
    void make(Batch batch, int step);
  }

  private final ExecutorService thread;
  private final List<Batch> ring;
  private final Making making;
  private final int end;
  private final AtomicLong waitedNanoseconds;
  private final Queue<Future<Batch>> ahead = new ArrayDeque<>();
  private int next;

  /**
   * Begins to make batches.
   *
   * @param thread that makes them one after the other, whatever pass they are of
   * @param ring room for them; the one before the batch last taken is free
   * @param first step to be taken
   * @param end step after the last
   * @param waitedNanoseconds grows by the time that batches were waited for
   */
  Batches(
      ExecutorService thread,
      List<Batch> ring,
      Making making,
      int first,
      int end,
      AtomicLong waitedNanoseconds) {
    this.thread = thread;
    this.ring = ring;
    this.making = making;
    this.next = first;
    this.end = end;
    this.waitedNanoseconds = waitedNanoseconds;
    for (int i = 1; i < ring.size(); i++) {
      makeNext();
    }
  }

  /** Whether there is one more. */
  boolean hasNext() {
    return !ahead.isEmpty();
  }

  /**
   * The next batch, waited for if need be. It is good until the next one is asked for, or the next
   * pass.
   *
   * @throws NoSuchElementException after the last
   * @throws InterruptedException when the thread was interrupted, waiting or not
   */
  Batch take() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("training was interrupted between two steps");
    }
    makeNext();
    long start = System.nanoTime();
    try {
      return ahead.remove().get();
    } catch (ExecutionException e) {
      throw failure(e);
    } finally {
      waitedNanoseconds.addAndGet(System.nanoTime() - start);
    }
  }

  private void makeNext() {
    if (next < end) {
      int step = next++;
      Batch batch = ring.get(step % ring.size());
      ahead.add(
          thread.submit(
              () -> {
                making.make(batch, step);
                return batch;
              }));
    }
  }

  /** What went wrong in the other thread goes wrong here. */
  private static RuntimeException failure(ExecutionException e) {
    return switch (e.getCause()) {
      case RuntimeException failure -> failure;
      case Error failure -> throw failure;
      case null, default -> new IllegalStateException("A batch could not be made.", e);
    };
  }

  /** Makes no more of them. */
  @Override
  public void close() {
    ahead.forEach(batch -> batch.cancel(false));
    ahead.clear();
    next = end;
  }
}
