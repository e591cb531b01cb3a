package io.netspace.trainer.adapter.outbound.dl4j.loader;

import java.util.ArrayDeque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** One pass over images, batch by batch, made ahead by another thread. */
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
   * Begins to make batches.
   *
   * @param thread that makes them one after the other, whatever pass they are of
   * @param ring room for them; the one before the batch last taken is free
   * @param first step to be taken
   * @param end step after the last
   * @param waitedNanoseconds grows by the time that batches were waited for
   */
  public BatchPrefetcher(
      ExecutorService thread,
      List<Batch> ring,
      Filler making,
      int first,
      int end,
      AtomicLong waitedNanoseconds) {
    this.thread = thread;
    this.buffers = ring;
    this.filler = making;
    this.nextStep = first;
    this.end = end;
    this.waitNanoseconds = waitedNanoseconds;
    for (int i = 1; i < ring.size(); i++) {
      prefetchNext();
    }
  }

  /** Whether there is one more. */
  public boolean hasNext() {
    return !pending.isEmpty();
  }

  /**
   * The next batch, waited for if need be. It is good until the next one is asked for, or the next
   * pass.
   *
   * @throws NoSuchElementException after the last
   * @throws InterruptedException when the thread was interrupted, waiting or not
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
    pending.forEach(batch -> batch.cancel(false));
    pending.clear();
    nextStep = end;
  }
}
