package io.netspace.analyzer.domain.reference;

import io.netspace.model.network.Architecture;
import io.netspace.model.network.Complexity;
import io.netspace.model.study.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The features of a study's references: those of a network, and where a prior applies its
 * prediction as the last one.
 */
public final class ReferenceFeatures {
  /** Features of less deviation than this do not vary, but for rounding. */
  private static final double LEAST_DEVIATION = 1e-9;

  private static final double PRIOR_WEIGHT = 6;

  private final int stages;
  private final @Nullable RecordedPrior prior;
  private final @Nullable String priorReason;

  private ReferenceFeatures(
      int stages, @Nullable RecordedPrior prior, @Nullable String priorReason) {
    this.stages = stages;
    this.prior = prior;
    this.priorReason = priorReason;
  }

  /**
   * The features in a study, with the prior if that applies to it.
   *
   * @param stages of its spaces' networks
   * @param firstNetworks of its first space, at indices 0, 1 and 2
   */
  public static ReferenceFeatures of(
      int stages, List<Architecture> firstNetworks, RecordedPrior prior) {
    if (stages != prior.stages()) {
      return withoutPrior(
          stages,
          "The prior is about networks of %d stages, and these have %d."
              .formatted(prior.stages(), stages));
    }
    if (prior.wasFittedTo(firstNetworks)) {
      return withoutPrior(stages, "The prior was fitted to the errors of this study.");
    }
    return new ReferenceFeatures(stages, prior, null);
  }

  /**
   * The features without a prior.
   *
   * @param reason why there is none, in a sentence
   */
  public static ReferenceFeatures withoutPrior(int stages, String reason) {
    return new ReferenceFeatures(stages, null, reason);
  }

  /** The prior's identity; null without one. */
  public Reference.@Nullable Prior prior() {
    return prior == null ? null : prior.identity();
  }

  /** Why there is no prior, in a sentence; null with one. */
  public @Nullable String priorReason() {
    return priorReason;
  }

  /** Number of features. */
  public int count() {
    return NetworkFeatures.count(stages) + (prior == null ? 0 : 1);
  }

  /** What each feature is, in words. */
  public List<String> names() {
    List<String> names = new ArrayList<>(NetworkFeatures.names(stages));
    if (prior != null) {
      names.add("prediction of the prior");
    }
    return List.copyOf(names);
  }

  /** The features of a network; its complexity is given. */
  public double[] of(Architecture network, Complexity complexity) {
    double[] features = NetworkFeatures.of(network, complexity);
    if (prior == null) {
      return features;
    }
    double[] more = Arrays.copyOf(features, features.length + 1);
    more[features.length] = prior.of(features);
    return more;
  }

  /**
   * Mean and deviation of each feature over free draws of a study's first space. The deviation of
   * the prior's prediction counts a sixth of what it is, so a ridge shrinks its coefficient 36
   * times less: it is expected to matter more than any other feature.
   *
   * @param seed of the draws
   * @param space digest of the space
   * @param drawn features of the drawn networks, at least one
   */
  public Reference.Scaling scaling(long seed, String space, List<double[]> drawn) {
    List<Double> means = new ArrayList<>();
    List<Double> deviations = new ArrayList<>();
    for (int j = 0; j < count(); j++) {
      int feature = j;
      double mean = drawn.stream().mapToDouble(x -> x[feature]).sum() / drawn.size();
      double square =
          drawn.stream().mapToDouble(x -> (x[feature] - mean) * (x[feature] - mean)).sum();
      double deviation = Math.sqrt(square / drawn.size());
      double weight = prior != null && j == count() - 1 ? PRIOR_WEIGHT : 1;
      means.add(mean);
      deviations.add(deviation < LEAST_DEVIATION ? 1 : deviation / weight);
    }
    return new Reference.Scaling(seed, drawn.size(), space, means, deviations);
  }
}
