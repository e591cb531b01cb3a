package io.netspace.lab.calibration;

import io.netspace.model.common.Derivation;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * Runs simulated studies, each with its own random stream, on all processors: the n-th of a row is
 * the same for any number of studies, and of processors.
 *
 * @param studies of a row
 * @param progress receives the progress
 */
public record Simulation(int studies, long seed, Consumer<String> progress) {
  private static final int PROGRESS_INTERVAL = 20;

  /** The result of each study of a row. */
  public <T> List<T> run(String row, Function<RandomGenerator, T> study) {
    RandomGeneratorFactory<RandomGenerator> generators =
        RandomGeneratorFactory.of("L64X128MixRandom");
    AtomicInteger done = new AtomicInteger();
    return IntStream.range(0, studies)
        .parallel()
        .mapToObj(
            i -> {
              T result =
                  study.apply(generators.create(Derivation.seed("calibration", seed, row, i)));
              report(row, done.incrementAndGet());
              return result;
            })
        .toList();
  }

  private synchronized void report(String row, int done) {
    if (done % PROGRESS_INTERVAL == 0) {
      progress.accept(String.format(Locale.ROOT, "%s: %,d of %,d studies", row, done, studies));
    }
  }
}
