package io.netspace.trainer.adapter.outbound.images.decoding;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Applies a function to many inputs on all processors, on separate threads: an interrupt of the
 * caller stops the work, and is never mistaken for an unreadable file.
 */
public final class ParallelMap implements AutoCloseable {
  private final ExecutorService pool =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

  /** The results in the order of the inputs; the first failure in that order is thrown. */
  public <I, O> List<O> map(List<I> inputs, Function<I, O> work) throws InterruptedException {
    List<Callable<O>> calls = new ArrayList<>();
    inputs.forEach(input -> calls.add(() -> work.apply(input)));
    return results(pool.invokeAll(calls));
  }

  @Override
  public void close() {
    pool.shutdownNow();
    pool.close();
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
