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
 * Simulated studies, one after the other, each with random numbers of its own: the n-th of a row is
 * the same however many there are.
 *
 * @param studies of a row
 * @param progress is told how far it is
 */
public record Simulation(int studies, long seed, Consumer<String> progress) {
  private static final int PROGRESS_INTERVAL = 20;

  /** What each study of a row comes to. */
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
