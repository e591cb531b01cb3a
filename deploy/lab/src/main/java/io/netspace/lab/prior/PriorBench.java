package io.netspace.lab.prior;

import io.netspace.analyzer.domain.reference.NetworkFeatures;
import io.netspace.analyzer.domain.reference.PriorFit;
import io.netspace.analyzer.domain.reference.RecordedPrior;
import io.netspace.lab.agreement.RecordedModel;
import io.netspace.lab.agreement.RecordedNetwork;
import io.netspace.lab.agreement.RecordedRevision;
import io.netspace.lab.agreement.RecordedStudy;
import io.netspace.offline.common.CommandException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Fits the prior to recorded studies, and measures how well it predicts studies left out. */
public final class PriorBench {
  /** The id of the prior that the program contains. */
  public static final String ID = "generated-images-1";

  private static final double LOW_SHARE = 0.02;
  private static final double HIGH_SHARE = 0.92;

  private PriorBench() {}

  /**
   * How well errors within one space are predicted.
   *
   * @param networks number of them
   * @param rSquared squared correlation of predictions and errors
   * @param rSquaredOfClipped the same for errors between their 2 % and 92 % points, about what a
   *     comparison looks at
   */
  public record Quality(
      String study, String space, int networks, double rSquared, double rSquaredOfClipped) {}

  /** The text of the prior that is fitted to some studies. */
  public static String text(List<RecordedStudy> studies) {
    List<RecordedModel> models = studies.stream().flatMap(PriorBench::models).toList();
    return PriorFit.text(
        ID,
        RecordedNetwork.STAGES,
        studies.stream().map(PriorBench::identity).toList(),
        features(models),
        errors(models));
  }

  private static PriorFit.Study identity(RecordedStudy study) {
    return new PriorFit.Study(
        study.name(),
        study.revisions().getFirst().models().stream()
            .limit(RecordedPrior.FIRST_NETWORKS)
            .map(model -> network(model).architecture().canonicalHash())
            .toList());
  }

  private static Stream<RecordedModel> models(RecordedStudy study) {
    return study.revisions().stream()
        .flatMap(revision -> revision.models().stream())
        .filter(RecordedModel::hasError);
  }

  private static RecordedNetwork network(RecordedModel model) {
    RecordedNetwork network = model.network();
    if (network == null) {
      throw CommandException.usage(
          "The files must have the columns of networks, depth[0] to activations.");
    }
    return network;
  }

  private static double[][] features(List<RecordedModel> models) {
    return models.stream()
        .map(PriorBench::network)
        .map(network -> NetworkFeatures.of(network.architecture(), network.complexity()))
        .toArray(double[][]::new);
  }

  private static double[] errors(List<RecordedModel> models) {
    return models.stream().mapToDouble(RecordedModel::errorPercent).toArray();
  }

  /** Each study's spaces by a fit to all other studies. */
  public static List<Quality> leftOut(List<RecordedStudy> studies) {
    return studies.stream()
        .flatMap(
            study -> {
              List<RecordedModel> others =
                  studies.stream()
                      .filter(other -> !other.name().equals(study.name()))
                      .flatMap(PriorBench::models)
                      .toList();
              return quality(study, PriorFit.weights(features(others), errors(others))).stream();
            })
        .toList();
  }

  /** The spaces of other studies by a fit to some. */
  public static List<Quality> elsewhere(List<RecordedStudy> studies, List<RecordedStudy> others) {
    List<RecordedModel> models = studies.stream().flatMap(PriorBench::models).toList();
    double[] weights = PriorFit.weights(features(models), errors(models));
    return others.stream().flatMap(other -> quality(other, weights).stream()).toList();
  }

  private static List<Quality> quality(RecordedStudy study, double[] weights) {
    return study.revisions().stream()
        .map(revision -> quality(study.name(), revision, weights))
        .toList();
  }

  private static Quality quality(String study, RecordedRevision revision, double[] weights) {
    List<RecordedModel> models =
        revision.models().stream().filter(RecordedModel::hasError).toList();
    double[] predictions =
        Arrays.stream(features(models))
            .mapToDouble(
                features -> {
                  double sum = 0;
                  for (int j = 0; j < features.length; j++) {
                    sum += weights[j] * features[j];
                  }
                  return sum;
                })
            .toArray();
    double[] errors = errors(models);
    double[] sorted = errors.clone();
    Arrays.sort(sorted);
    double low = sorted[(int) (LOW_SHARE * (sorted.length - 1))];
    double high = sorted[(int) (HIGH_SHARE * (sorted.length - 1))];
    double[] clipped = Arrays.stream(errors).map(error -> Math.clamp(error, low, high)).toArray();
    return new Quality(
        study,
        revision.space(),
        models.size(),
        squaredCorrelation(predictions, errors),
        squaredCorrelation(predictions, clipped));
  }

  private static double squaredCorrelation(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElse(0);
    double meanB = Arrays.stream(b).average().orElse(0);
    double product = 0;
    double squareA = 0;
    double squareB = 0;
    for (int i = 0; i < a.length; i++) {
      product += (a[i] - meanA) * (b[i] - meanB);
      squareA += (a[i] - meanA) * (a[i] - meanA);
      squareB += (b[i] - meanB) * (b[i] - meanB);
    }
    return squareA == 0 || squareB == 0 ? 0 : product * product / (squareA * squareB);
  }
}
