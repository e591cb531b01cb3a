package io.netspace.lab.calibration;

import io.netspace.model.common.Derivation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Runs simulated studies, each with its own random stream: the n-th of a row is the same for any
 * number of studies.
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
    List<T> results = new ArrayList<>(studies);
    for (int i = 0; i < studies; i++) {
      if (i % PROGRESS_INTERVAL == 0) {
        progress.accept(String.format(Locale.ROOT, "%s: %,d of %,d studies", row, i, studies));
      }
      long ofStudy = Derivation.seed("calibration", seed, row, i);
      results.add(study.apply(generators.create(ofStudy)));
    }
    return results;
  }
}
