package io.netspace.analyzer.domain.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.analyzer.domain.comparison.ComparisonRules;
import io.netspace.analyzer.domain.comparison.ComparisonSpec;
import io.netspace.analyzer.domain.comparison.ErrorScore;
import io.netspace.analyzer.domain.comparison.ErrorWindow;
import io.netspace.analyzer.domain.comparison.SequentialComparison;
import io.netspace.analyzer.domain.population.PopulationErrors;
import io.netspace.analyzer.domain.population.TrainingResult;
import io.netspace.model.space.Claim;
import io.netspace.model.statistics.Interval;
import io.netspace.model.statistics.Verdict;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.Reference;
import io.netspace.model.training.TrainingCost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The guarantee of comparisons with a reference: exact counts of wrong verdicts in simulated
 * studies at gain 0. A space has 60 networks, and the noise of a training five values, so the gain
 * is exact.
 */
class ReferenceGuaranteeTest {
  private static final int STUDIES = 200;
  private static final int PAIRS = 120;
  private static final double ALPHA = 0.2;
  private static final int NETWORKS = 60;
  private static final int FEATURES = NetworkFeatures.count(1);
  private static final double[] NOISE = {-2, -1, 0, 1, 2};
  private static final int SET = 30;
  private static final int DRAWS = 20_000;
  private static final ErrorWindow WINDOW = new ErrorWindow(42, 58);
  private static final Reference.Scaling SCALING =
      new Reference.Scaling(
          0, 0, "", Collections.nCopies(FEATURES, 0.0), Collections.nCopies(FEATURES, 1.0));

  /** Three binomial standard deviations above half of alpha. */
  private static final int TOLERATED =
      (int) (STUDIES * (ALPHA / 2 + 3 * Math.sqrt(ALPHA / 2 * (1 - ALPHA / 2) / STUDIES)));

  /** What is done wrong. */
  private enum Mistake {
    NONE,
    /** The challenger's free draws are of networks of another window. */
    OTHER_LAW
  }

  /**
   * Wrong verdicts, and the pairs of all comparisons.
   *
   * @param unused studies whose reference is not used
   */
  private record Counts(int better, int worse, int unused, int pairs) {}

  @Test
  void wrongVerdictsAreAsManyAsPinned() {
    // When
    Counts counts = counts(Mistake.NONE);
    // Then
    assertThat(counts.better()).isLessThanOrEqualTo(TOLERATED);
    assertThat(counts.worse()).isLessThanOrEqualTo(TOLERATED);
    assertThat(counts).isEqualTo(new Counts(4, 4, 5, 23_292));
  }

  @Test
  void freeDrawsOfAnotherLawErrMoreOften() {
    assertThat(most(counts(Mistake.OTHER_LAW))).isGreaterThan(TOLERATED);
  }

  private static int most(Counts counts) {
    return Math.max(counts.better(), counts.worse());
  }

  private static Counts counts(Mistake mistake) {
    int better = 0;
    int worse = 0;
    int unused = 0;
    int pairs = 0;
    for (int i = 0; i < STUDIES; i++) {
      SimulatedStudy study = new SimulatedStudy(new SplittableRandom(i), mistake);
      SequentialComparison comparison = study.compare();
      better += comparison.verdict() == Verdict.BETTER ? 1 : 0;
      worse += comparison.verdict() == Verdict.WORSE ? 1 : 0;
      unused += study.reference.isUsed() ? 0 : 1;
      pairs += comparison.pairsSeen();
    }
    return new Counts(better, worse, unused, pairs);
  }

  private static final class SimulatedStudy {
    private final SplittableRandom random;
    private final double[][] incumbent;
    private final double[][] challenger;
    private final int[] incumbentNetworks = new int[PAIRS];
    private final int[] challengerNetworks = new int[PAIRS];
    private final double[] incumbentNoise = new double[PAIRS];
    private final double[] challengerNoise = new double[PAIRS];
    private final Reference reference;
    private final double[] incumbentPredictions;
    private final double[] challengerPredictions;
    private final double loss;

    SimulatedStudy(SplittableRandom random, Mistake mistake) {
      this.random = random;
      this.incumbent = space(0);
      this.challenger = space(0.5);
      List<double[]> set = new ArrayList<>();
      List<Double> errors = new ArrayList<>();
      for (int i = 0; i < SET; i++) {
        double[] network = incumbent[random.nextInt(NETWORKS)];
        set.add(network);
        errors.add(error(network, noise()));
      }
      for (int i = 0; i < PAIRS; i++) {
        incumbentNetworks[i] = random.nextInt(NETWORKS);
        challengerNetworks[i] = random.nextInt(NETWORKS);
        incumbentNoise[i] = noise();
        challengerNoise[i] = noise();
      }
      this.reference = reference(set, errors, mistake);
      this.incumbentPredictions = predictions(incumbent);
      this.challengerPredictions = predictions(challenger);
      this.loss = lossAtGainZero();
    }

    private double[][] space(double shift) {
      return IntStream.range(0, NETWORKS)
          .mapToObj(
              _ -> {
                double[] network = new double[FEATURES];
                Arrays.setAll(network, _ -> random.nextGaussian());
                network[0] += shift;
                return network;
              })
          .toArray(double[][]::new);
    }

    private double noise() {
      return NOISE[random.nextInt(NOISE.length)];
    }

    private static double error(double[] network, double noise) {
      return 50 + 2 * network[0] + noise;
    }

    private Reference reference(List<double[]> set, List<Double> errors, Mistake mistake) {
      ReferenceFit fit =
          new ReferenceFit(
              new ReferenceFit.Settings(0, 1, 90, 2, ALPHA),
              ReferenceFeatures.withoutPrior(1, "None in this test."),
              SCALING,
              IntStream.range(0, set.size())
                  .mapToObj(
                      i ->
                          new Reference.Member(new PopulationId("simulated"), i, "", errors.get(i)))
                  .toList(),
              set);
      if (!fit.isUseful()) {
        return fit.unused();
      }
      ToDoubleFunction<double[]> prediction = fit.prediction()::of;
      double[][] drawn =
          mistake == Mistake.OTHER_LAW
              ? Arrays.stream(challenger).filter(x -> x[0] > 0.5).toArray(double[][]::new)
              : challenger;
      return fit.with(0, freeDraws(incumbent, prediction), freeDraws(drawn, prediction));
    }

    private Reference.SpaceMean freeDraws(double[][] space, ToDoubleFunction<double[]> prediction) {
      double[] predictions = Arrays.stream(space).mapToDouble(prediction).toArray();
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < DRAWS; i++) {
        double drawn = predictions[random.nextInt(predictions.length)];
        sum += drawn;
        squares += drawn * drawn;
      }
      return new Reference.SpaceMean(
          "", DRAWS, sum / DRAWS, (squares - sum * sum / DRAWS) / (DRAWS - 1));
    }

    /** Points by which the challenger's errors are higher, so that the gain that counts is 0. */
    private double lossAtGainZero() {
      double low = -20;
      double high = 20;
      for (int i = 0; i < 50; i++) {
        double middle = (low + high) / 2;
        if (mean(incumbent, incumbentPredictions, 0)
                - mean(challenger, challengerPredictions, middle)
            > 0) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return (low + high) / 2;
    }

    /** 0 of every network where the reference is not used. */
    private double[] predictions(double[][] space) {
      return reference.isUsed()
          ? Arrays.stream(space).mapToDouble(ErrorPrediction.of(reference)::of).toArray()
          : new double[space.length];
    }

    /** The mean over a space of what its errors count as. */
    private double mean(double[][] space, double[] predictions, double higher) {
      Interval residuals = reference.residualWindow();
      double low = residuals == null ? WINDOW.low() : residuals.low();
      double high = residuals == null ? WINDOW.high() : residuals.high();
      double sum = 0;
      for (int i = 0; i < space.length; i++) {
        for (double noise : NOISE) {
          double error = error(space[i], noise) + higher;
          sum += predictions[i] + Math.clamp(error - predictions[i], low, high);
        }
      }
      return sum / (space.length * NOISE.length);
    }

    /** The comparison; only a gain above or below 0 ends it. */
    SequentialComparison compare() {
      PopulationErrors ofIncumbent = new PopulationErrors();
      PopulationErrors ofChallenger = new PopulationErrors();
      for (int i = 0; i < PAIRS; i++) {
        ofIncumbent.add(i, 0, trained(error(incumbent[incumbentNetworks[i]], incumbentNoise[i])));
        ofChallenger.add(
            i, 0, trained(error(challenger[challengerNetworks[i]], challengerNoise[i]) + loss));
      }
      ComparisonSpec spec =
          new ComparisonSpec(
              0, 1, 0, PAIRS, Claim.IMPROVEMENT, 2, 0, WINDOW, ALPHA, ComparisonRules.VERSION_2);
      SequentialComparison comparison =
          new SequentialComparison(reference.isUsed() ? spec.with(score()) : spec);
      comparison.advance(ofIncumbent, ofChallenger, PAIRS);
      return comparison;
    }

    private ErrorScore score() {
      return ErrorPrediction.score(
          reference,
          i -> incumbentPredictions[incumbentNetworks[i]],
          i -> challengerPredictions[challengerNetworks[i]]);
    }
  }

  private static TrainingResult trained(double error) {
    return new TrainingResult.Trained(error, new TrainingCost(0, 0));
  }
}
