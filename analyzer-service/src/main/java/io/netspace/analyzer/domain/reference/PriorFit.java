package io.netspace.analyzer.domain.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The fit of a {@link RecordedPrior} to the networks of recorded studies. */
public final class PriorFit {
  /** λ. From 3 to 100, R² in studies left out differs by 0.002 (docs/decisions/0018). */
  private static final double PENALTY = 20;

  private PriorFit() {}

  /**
   * A recorded study.
   *
   * @param firstNetworks hashes of its first space's networks at indices 0, 1 and 2
   */
  public record Study(String name, List<String> firstNetworks) {
    public Study {
      firstNetworks = List.copyOf(firstNetworks);
    }
  }

  /**
   * The text of the prior's file.
   *
   * @param id of the prior
   * @param stages of all networks
   * @param studies that the networks are of
   * @param networks {@link NetworkFeatures} of each, two networks or more
   * @param errors of each, percent
   */
  public static String text(
      String id, int stages, List<Study> studies, double[][] networks, double[] errors) {
    double[] weights = weights(networks, errors);
    List<String> names = NetworkFeatures.names(stages);
    List<String> lines = new ArrayList<>();
    lines.add("prior\t" + id);
    lines.add("features\t" + NetworkFeatures.VERSION + "\t" + stages);
    for (Study study : studies) {
      lines.add("study\t" + study.name() + "\t" + String.join("\t", study.firstNetworks()));
    }
    for (int j = 0; j < weights.length; j++) {
      lines.add("weight\t" + weights[j] + "\t" + names.get(j));
    }
    return String.join("\n", lines) + "\n";
  }

  /** Points per unit of each feature; the ridge is of features standardised by these networks. */
  public static double[] weights(double[][] networks, double[] errors) {
    int features = networks[0].length;
    double[] deviations = new double[features];
    for (int j = 0; j < features; j++) {
      deviations[j] = deviation(networks, j);
    }
    double[][] rows =
        Arrays.stream(networks)
            .map(
                network -> {
                  double[] row = new double[features];
                  for (int j = 0; j < features; j++) {
                    row[j] = network[j] / deviations[j];
                  }
                  return row;
                })
            .toArray(double[][]::new);
    double[] weights = RidgeRegression.of(rows, errors, PENALTY).coefficients();
    for (int j = 0; j < features; j++) {
      weights[j] /= deviations[j];
    }
    return weights;
  }

  /** 1 where the feature does not vary. */
  private static double deviation(double[][] networks, int feature) {
    double mean = 0;
    for (double[] network : networks) {
      mean += network[feature] / networks.length;
    }
    double square = 0;
    for (double[] network : networks) {
      square += (network[feature] - mean) * (network[feature] - mean) / networks.length;
    }
    return square < 1e-18 ? 1 : Math.sqrt(square);
  }
}
