package io.netspace.trainer.adapter.outbound.images.decoding;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Applies a function to many inputs on all processors, on separate threads: an interrupt of the
 * caller stops the work, and is never mistaken for an unreadable file.
 */
public final class ParallelMap implements AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger(ParallelMap.class);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final ExecutorService pool =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().daemon().name("files-", 0).factory());
  private final Duration grace;

  public ParallelMap() {
    this(GRACE);
  }

  ParallelMap(Duration grace) {
    this.grace = grace;
  }

  /** The results in the order of the inputs; the first failure in that order is thrown. */
  public <I, O> List<O> map(List<I> inputs, Function<I, O> work) throws InterruptedException {
    List<Callable<O>> calls = new ArrayList<>();
    inputs.forEach(input -> calls.add(() -> work.apply(input)));
    return results(pool.invokeAll(calls));
  }

  /**
   * Ends the work. A decoder, or a file system that does not answer, heeds no interrupt: after a
   * moment its thread is left to itself, so that the caller is free.
   */
  @Override
  public void close() {
    pool.shutdownNow();
    boolean interrupted = Thread.interrupted();
    long until = System.nanoTime() + grace.toNanos();
    boolean ended = pool.isTerminated();
    while (!ended && System.nanoTime() < until) {
      try {
        ended = pool.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (!ended) {
      LOGGER.warn("A file is still being read or decoded; its thread is left to itself.");
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static <O> List<O> results(List<Future<O>> futures) throws InterruptedException {
    List<O> results = new ArrayList<>();
    for (Future<O> future : futures) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new IllegalStateException("Work on files failed.", e);
      }
    }
    return results;
  }
}
