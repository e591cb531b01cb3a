package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Evidence;
import io.netspace.contracts.vocabulary.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A challenger population against the incumbent's, pair by pair in index order, at a size fixed
 * before the first pair. The gain is the mean over the pairs of incumbent error − challenger error,
 * in points; its interval is a bootstrap over pairs.
 *
 * @param incumbent revision
 * @param challenger revision
 * @param pairs to look at: indices 0 to pairs − 1 of both
 */
public record Comparison(
    int incumbent, int challenger, int pairs, double confidence, double margin) {
  private static final int RESAMPLES = 10_000;

  /** The widest a gain can be, for want of models. */
  private static final Interval UNKNOWN = new Interval(-100, 100);

  /**
   * Looks at what is known of both populations. Takes time only when all of it is.
   *
   * @param random gives that of the bootstrap
   */
  public Finding look(
      PopulationErrors ofIncumbent,
      PopulationErrors ofChallenger,
      Supplier<RandomGenerator> random) {
    int known = Math.min(ofIncumbent.knownPrefix(), ofChallenger.knownPrefix());
    if (known < pairs) {
      return new Finding.NeedsMoreEvidence(known, pairs);
    }
    return new Finding.Found(
        weigh(countedPairs(ofIncumbent, ofChallenger), ofChallenger, random.get()));
  }

  private List<double[]> countedPairs(PopulationErrors ofIncumbent, PopulationErrors ofChallenger) {
    List<double[]> counted = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      if (ofIncumbent.isCounted(i) && ofChallenger.isCounted(i)) {
        counted.add(new double[] {ofIncumbent.errorPercent(i), ofChallenger.errorPercent(i)});
      }
    }
    return counted;
  }

  private Evidence weigh(
      List<double[]> counted, PopulationErrors ofChallenger, RandomGenerator random) {
    double[] gains = counted.stream().mapToDouble(pair -> pair[0] - pair[1]).toArray();
    return new Evidence(
        incumbent,
        challenger,
        counted.size(),
        pairs - counted.size(),
        mean(counted, 0),
        mean(counted, 1),
        Arrays.stream(gains).average().orElse(0),
        gains.length < 2
            ? UNKNOWN
            : new EmpiricalBootstrap(RESAMPLES, random).ofMean(gains, confidence),
        confidence,
        margin,
        ofChallenger.trainingSeconds(pairs));
  }

  private static @Nullable Double mean(List<double[]> counted, int side) {
    return counted.isEmpty()
        ? null
        : counted.stream().mapToDouble(pair -> pair[side]).average().orElseThrow();
  }
}
