package io.netspace.lab.calibration;

import io.netspace.analyzer.domain.comparison.ComparisonRules;
import io.netspace.analyzer.domain.comparison.ComparisonSpec;
import io.netspace.analyzer.domain.comparison.ErrorScore;
import io.netspace.analyzer.domain.comparison.ErrorWindow;
import io.netspace.analyzer.domain.comparison.SequentialComparison;
import io.netspace.analyzer.domain.population.PopulationErrors;
import io.netspace.analyzer.domain.population.TrainingResult;
import io.netspace.analyzer.domain.reference.ErrorPrediction;
import io.netspace.analyzer.domain.reference.ReferenceFit;
import io.netspace.model.space.Claim;
import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * One comparison of two simulated spaces whose reference is fitted as in a study: to the pilot and
 * networks of earlier populations, with free draws of both spaces, before the first pair.
 */
final class SimulatedReferenceStudy {
  private static final int BISECTIONS = 36;
  private static final double FARTHEST = 40;

  private final ComparisonSettings rule;
  private final RandomGenerator random;
  private final SimulatedNetworks networks;
  private final NetworkErrors incumbentErrors;
  private final NetworkErrors challengerErrors;
  private final ErrorWindow window;
  private final Reference reference;
  private final double[] incumbentPredictions;
  private final double[] challengerPredictions;

  /** A study whose reference is fixed, and nothing else. */
  SimulatedReferenceStudy(
      ReferenceScenario scenario,
      SimulatedNetworks networks,
      ComparisonSettings rule,
      RandomGenerator random) {
    this.rule = rule;
    this.random = random;
    this.networks = networks;
    Signal ofSet = new Signal(scenario.ofPrior(), scenario.rSquared(), direction());
    Signal ofPairs =
        switch (scenario.pairs()) {
          case AS_IN_THE_SET -> ofSet;
          case OPPOSITE -> ofSet.opposite();
          case OF_OTHER_DATA ->
              new Signal(
                  scenario.ofPrior() / 2,
                  scenario.rSquared() - scenario.ofPrior() / 2,
                  direction());
        };
    NetworkErrors setErrors = errors(ofSet, networks.incumbent());
    this.incumbentErrors = errors(ofPairs, networks.incumbent());
    this.challengerErrors = errors(ofPairs, networks.challenger());
    List<Reference.Member> members = new ArrayList<>();
    List<double[]> features = new ArrayList<>();
    double[] pilot = new double[SimulatedComparison.PILOT];
    for (int i = 0; i < pilot.length + scenario.earlier(); i++) {
      int network = setErrors.draw(random);
      double error = setErrors.sample(network, random);
      if (i < pilot.length) {
        pilot[i] = error;
      }
      members.add(new Reference.Member(new PopulationId("simulated"), i, "", error));
      features.add(networks.incumbent()[network]);
    }
    this.window = rule.window(pilot);
    this.reference = reference(members, features);
    this.incumbentPredictions = predictions(networks.incumbent());
    this.challengerPredictions = predictions(networks.challenger());
  }

  private double[] direction() {
    double[] direction = new double[SimulatedNetworks.FEATURES.count()];
    Arrays.setAll(direction, _ -> random.nextGaussian());
    return direction;
  }

  private NetworkErrors errors(Signal signal, double[][] space) {
    return new NetworkErrors(
        signal.of(space),
        SimulatedErrorDistribution.STANDARD_DEVIATION * Math.sqrt(1 - signal.rSquared()));
  }

  private Reference reference(List<Reference.Member> members, List<double[]> features) {
    ReferenceFit fit =
        new ReferenceFit(
            new ReferenceFit.Settings(
                0,
                1,
                rule.chanceErrorPercent(),
                Math.max(rule.margin(), rule.minimumEffect()),
                rule.alpha()),
            SimulatedNetworks.FEATURES,
            networks.scaling(),
            members,
            features);
    return fit.isUseful()
        ? fit.with(
            0,
            freeDraws(fit.prediction(), networks.incumbent()),
            freeDraws(fit.prediction(), networks.challenger()))
        : fit.unused();
  }

  private Reference.SpaceMean freeDraws(ErrorPrediction prediction, double[][] space) {
    double[] predictions = Arrays.stream(space).mapToDouble(prediction::of).toArray();
    int[] times = new int[predictions.length];
    for (int i = 0; i < ReferenceFit.FREE_DRAWS; i++) {
      times[random.nextInt(times.length)]++;
    }
    double sum = 0;
    for (int i = 0; i < times.length; i++) {
      sum += times[i] * predictions[i];
    }
    double mean = sum / ReferenceFit.FREE_DRAWS;
    double squares = 0;
    for (int i = 0; i < times.length; i++) {
      squares += times[i] * (predictions[i] - mean) * (predictions[i] - mean);
    }
    return new Reference.SpaceMean(
        "", ReferenceFit.FREE_DRAWS, mean, squares / (ReferenceFit.FREE_DRAWS - 1));
  }

  /** 0 of every network where the reference is not used. */
  private double[] predictions(double[][] space) {
    if (!reference.isUsed()) {
      return new double[space.length];
    }
    ErrorPrediction prediction = ErrorPrediction.of(reference);
    return Arrays.stream(space).mapToDouble(prediction::of).toArray();
  }

  /** Whether the reference is used. */
  boolean hasReference() {
    return reference.isUsed();
  }

  /**
   * The errors of the challenger's space with this gain over the incumbent's, as it counts; the
   * closest to it, where none has it.
   */
  NetworkErrors challengerOfGain(double gain) {
    return ofGain(challengerErrors, gain);
  }

  /** The same, a share of whose networks is ruined. */
  NetworkErrors ruinedChallengerOfGain(double share, double gain) {
    return ofGain(challengerErrors.ruined(share), gain);
  }

  private NetworkErrors ofGain(NetworkErrors errors, double gain) {
    double low = -FARTHEST;
    double high = FARTHEST;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (gainOf(errors.less(middle)) < gain) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return errors.less((low + high) / 2);
  }

  /** The gain of a challenger, as it counts. */
  double gainOf(NetworkErrors challenger) {
    return mean(incumbentErrors, incumbentPredictions) - mean(challenger, challengerPredictions);
  }

  private double mean(NetworkErrors errors, double[] predictions) {
    return reference.residualWindow() == null
        ? errors.mean(predictions, window.low(), window.high())
        : errors.mean(
            predictions, reference.residualWindow().low(), reference.residualWindow().high());
  }

  /** The errors of the challenger's space whose trained networks are so much better on average. */
  NetworkErrors challengerBetterBy(double points) {
    return challengerErrors.less(
        points - incumbentErrors.meanOfTrained() + challengerErrors.meanOfTrained());
  }

  /** The networks of the pairs, with their errors, all of them drawn. */
  Pairs pairs(NetworkErrors ofChallenger) {
    return new Pairs(ofChallenger, Double.POSITIVE_INFINITY);
  }

  /** The same, where a share of the challenger's networks, the worst, is abandoned. */
  Pairs pairsWithoutWorst(NetworkErrors ofChallenger, double share) {
    return new Pairs(ofChallenger, ofChallenger.exceededBy(share, random));
  }

  /** Pairs of networks. */
  final class Pairs {
    private final int[] incumbentNetworks = new int[rule.maxPairs()];
    private final int[] challengerNetworks = new int[rule.maxPairs()];
    private final PopulationErrors ofIncumbent = new PopulationErrors();
    private final PopulationErrors ofChallenger = new PopulationErrors();

    private Pairs(NetworkErrors challenger, double abandonedAbove) {
      for (int i = 0; i < rule.maxPairs(); i++) {
        incumbentNetworks[i] = incumbentErrors.draw(random);
        challengerNetworks[i] = challenger.draw(random);
        ofIncumbent.add(
            i,
            0,
            SimulatedComparison.outcome(incumbentErrors.sample(incumbentNetworks[i], random)));
        double error = challenger.sample(challengerNetworks[i], random);
        ofChallenger.add(
            i,
            0,
            error >= abandonedAbove
                ? new TrainingResult.Abandoned(AbandonReason.ATTEMPTS_EXHAUSTED)
                : SimulatedComparison.outcome(error));
      }
    }

    /** Their comparison with the reference, if that is used. */
    SequentialComparison compare(Claim claim, double minimumEffect, double alpha) {
      ErrorScore score =
          reference.isUsed()
              ? ErrorPrediction.score(
                  reference,
                  i -> incumbentPredictions[incumbentNetworks[i]],
                  i -> challengerPredictions[challengerNetworks[i]])
              : ErrorScore.clipped(window);
      return compare(claim, minimumEffect, alpha, score);
    }

    /** Their comparison without a reference. */
    SequentialComparison compareErrors(Claim claim, double minimumEffect, double alpha) {
      return compare(claim, minimumEffect, alpha, ErrorScore.clipped(window));
    }

    private SequentialComparison compare(
        Claim claim, double minimumEffect, double alpha, ErrorScore score) {
      SequentialComparison comparison =
          new SequentialComparison(
              new ComparisonSpec(
                      0,
                      1,
                      0,
                      rule.maxPairs(),
                      claim,
                      rule.margin(),
                      minimumEffect,
                      window,
                      alpha,
                      ComparisonRules.VERSION_2)
                  .with(score));
      comparison.advance(ofIncumbent, ofChallenger, rule.maxPairs());
      return comparison;
    }
  }

  /** What features tell of errors, in points; on average over the incumbent's space nothing. */
  private final class Signal {
    private final double ofPrior;
    private final double rSquared;
    private final double[] direction;
    private final double sign;

    Signal(double ofPrior, double rSquared, double[] direction) {
      this(ofPrior, rSquared, direction, 1);
    }

    private Signal(double ofPrior, double rSquared, double[] direction, double sign) {
      this.ofPrior = ofPrior;
      this.rSquared = rSquared;
      this.direction = direction;
      this.sign = sign;
    }

    Signal opposite() {
      return new Signal(ofPrior, rSquared, direction, -sign);
    }

    double rSquared() {
      return rSquared;
    }

    double[] of(double[][] space) {
      double[] priors = standardised(networks.incumbent(), space, this::prior);
      double slope = slopeOnPrior();
      double[] others = standardised(networks.incumbent(), space, x -> along(x) - slope * prior(x));
      double[] signals = new double[space.length];
      for (int i = 0; i < signals.length; i++) {
        signals[i] =
            sign
                * SimulatedErrorDistribution.STANDARD_DEVIATION
                * (Math.sqrt(ofPrior) * priors[i] + Math.sqrt(rSquared - ofPrior) * others[i]);
      }
      return signals;
    }

    /** Of the direction on the prior, over the incumbent's space. */
    private double slopeOnPrior() {
      double[] priors = standardised(networks.incumbent(), networks.incumbent(), this::prior);
      double[] plain = Arrays.stream(networks.incumbent()).mapToDouble(this::prior).toArray();
      double[] along = Arrays.stream(networks.incumbent()).mapToDouble(this::along).toArray();
      double product = 0;
      double square = 0;
      for (int i = 0; i < priors.length; i++) {
        product += priors[i] * along[i];
        square += priors[i] * plain[i];
      }
      return product / square;
    }

    private double prior(double[] features) {
      return features[features.length - 1];
    }

    /** Along the direction, in standardised features without the prior. */
    private double along(double[] features) {
      double sum = 0;
      for (int j = 0; j < features.length - 1; j++) {
        sum += direction[j] * features[j] / networks.scaling().deviations().get(j);
      }
      return sum;
    }
  }

  /** A function of features in units of its deviation over a space. */
  private static double[] standardised(
      double[][] unit, double[][] space, ToDoubleFunction<double[]> function) {
    double[] values = Arrays.stream(unit).mapToDouble(function).toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    double deviation =
        Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
    return Arrays.stream(space)
        .mapToDouble(features -> (function.applyAsDouble(features) - mean) / deviation)
        .toArray();
  }
}
