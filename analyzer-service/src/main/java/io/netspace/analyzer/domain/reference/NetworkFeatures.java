package io.netspace.analyzer.domain.reference;

import io.netspace.model.network.Architecture;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The features of a network that errors are predicted from: logarithms of its complexity, of the
 * parameters of its stages, and the shape of its widths over blocks (the linear fit of log width on
 * block index, its slope and misfit, as in "Designing Network Design Spaces", 2020, section 3.3).
 * All logarithms are natural. Networks of s stages have {@code 14 + 4 s} features.
 */
public final class NetworkFeatures {
  /** Of the definition below; another definition is another version. */
  public static final int VERSION = 1;

  private static final int OF_NETWORK_BEFORE_STAGES = 4;
  private static final int OF_STAGE = 4;
  private static final int OF_NETWORK = 14;

  /** Logarithms of small whole numbers: parameters are drawn from few of them. */
  private static final double[] LOGS =
      IntStream.range(0, 4096).mapToDouble(StrictMath::log).toArray();

  private NetworkFeatures() {}

  /** Number of features of a network with that many stages. */
  public static int count(int stages) {
    return OF_NETWORK + OF_STAGE * stages;
  }

  /** What each feature is, in words; stages count from 1. */
  public static List<String> names(int stages) {
    List<String> names =
        new ArrayList<>(List.of("log flops", "log parameters", "log activations", "log depth"));
    for (int i = 1; i <= stages; i++) {
      names.add("log depth of stage " + i);
      names.add("log width of stage " + i);
      names.add("log bottleneck ratio of stage " + i);
      names.add("log group width of stage " + i);
    }
    names.addAll(
        List.of(
            "log width of the narrowest stage",
            "log bottleneck width of the narrowest stage",
            "log width of the widest stage",
            "log bottleneck width of the last stage",
            "slope of log width over blocks",
            "shrinkage of log width from stage to stage",
            "mean log width of blocks",
            "misfit of log width over blocks",
            "last stage's share of blocks",
            "first stage's share of blocks"));
    return List.copyOf(names);
  }

  /**
   * The features of a network, in the order of {@link #names}.
   *
   * @param complexity of the same network
   */
  public static double[] of(Architecture network, Complexity complexity) {
    List<Stage> stages = network.stages();
    double[] features = new double[count(stages.size())];
    int blocks = network.depth();
    features[0] = log(complexity.flops());
    features[1] = log(complexity.parameters());
    features[2] = log(complexity.activations());
    features[3] = log(blocks);
    int at = OF_NETWORK_BEFORE_STAGES;
    for (Stage stage : stages) {
      features[at++] = log(stage.depth());
      features[at++] = log(stage.width());
      features[at++] = log(stage.bottleneckRatio());
      features[at++] = log(stage.groupWidth());
    }
    addWidths(stages, blocks, features, at);
    return features;
  }

  private static void addWidths(List<Stage> stages, int blocks, double[] features, int at) {
    double narrowest = Double.POSITIVE_INFINITY;
    double narrowestBottleneck = Double.POSITIVE_INFINITY;
    double widest = Double.NEGATIVE_INFINITY;
    double shrinkage = 0;
    double sum = 0;
    for (int i = 0; i < stages.size(); i++) {
      double width = logWidth(features, i);
      double bottleneck = width - logRatio(features, i);
      narrowest = Math.min(narrowest, width);
      narrowestBottleneck = Math.min(narrowestBottleneck, bottleneck);
      widest = Math.max(widest, width);
      shrinkage += i == 0 ? 0 : Math.min(0, width - logWidth(features, i - 1));
      sum += stages.get(i).depth() * width;
    }
    double mean = sum / blocks;
    double slope = slope(stages, blocks, features, mean);
    int last = stages.size() - 1;
    features[at] = narrowest;
    features[at + 1] = narrowestBottleneck;
    features[at + 2] = widest;
    features[at + 3] = logWidth(features, last) - logRatio(features, last);
    features[at + 4] = slope;
    features[at + 5] = shrinkage;
    features[at + 6] = mean;
    features[at + 7] = misfit(stages, blocks, features, mean, slope);
    features[at + 8] = (double) stages.get(last).depth() / blocks;
    features[at + 9] = (double) stages.getFirst().depth() / blocks;
  }

  /** Slope of the least-squares line of log width on block index; 0 of a single block. */
  private static double slope(List<Stage> stages, int blocks, double[] features, double mean) {
    double product = 0;
    int first = 0;
    for (int i = 0; i < stages.size(); i++) {
      int depth = stages.get(i).depth();
      product += depth * fromMiddle(first, depth, blocks) * (logWidth(features, i) - mean);
      first += depth;
    }
    double square = blocks * ((double) blocks * blocks - 1) / 12;
    return square == 0 ? 0 : product / square;
  }

  /** Mean distance of a block's log width from the line, each stage at its middle block. */
  private static double misfit(
      List<Stage> stages, int blocks, double[] features, double mean, double slope) {
    double distance = 0;
    int first = 0;
    for (int i = 0; i < stages.size(); i++) {
      int depth = stages.get(i).depth();
      double fitted = mean + slope * fromMiddle(first, depth, blocks);
      distance += depth * Math.abs(logWidth(features, i) - fitted);
      first += depth;
    }
    return distance / blocks;
  }

  /** Index of a stage's middle block, counted from the network's middle. */
  private static double fromMiddle(int first, int depth, int blocks) {
    return first + (depth - 1) / 2.0 - (blocks - 1) / 2.0;
  }

  private static double logWidth(double[] features, int stage) {
    return features[OF_NETWORK_BEFORE_STAGES + OF_STAGE * stage + 1];
  }

  private static double logRatio(double[] features, int stage) {
    return features[OF_NETWORK_BEFORE_STAGES + OF_STAGE * stage + 2];
  }

  private static double log(long number) {
    return number < LOGS.length ? LOGS[(int) number] : StrictMath.log((double) number);
  }

  private static double log(double number) {
    return number == 1 ? 0 : StrictMath.log(number);
  }
}
