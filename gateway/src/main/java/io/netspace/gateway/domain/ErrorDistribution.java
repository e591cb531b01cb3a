package io.netspace.gateway.domain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The errors of a population in percent, ascending: diverged networks at chance, abandoned left
 * out.
 */
public final class ErrorDistribution {
  private final double[] errors;

  private ErrorDistribution(double[] ascending) {
    errors = ascending;
  }

  /** A step of the empirical distribution function. */
  public record Step(double errorPercent, double fraction) {}

  /** The distribution of these errors, in any order. */
  public static ErrorDistribution of(double... errors) {
    double[] ascending = errors.clone();
    Arrays.sort(ascending);
    return new ErrorDistribution(ascending);
  }

  /** The distribution of the errors of several runs, each ascending. */
  static ErrorDistribution merging(List<double[]> runs) {
    return runs.size() == 1
        ? new ErrorDistribution(runs.getFirst())
        : of(runs.stream().flatMapToDouble(Arrays::stream).toArray());
  }

  public int n() {
    return errors.length;
  }

  /** Mean error, null without any. */
  public @Nullable Double mean() {
    return errors.length == 0 ? null : Arrays.stream(errors).sum() / errors.length;
  }

  /** Lowest error, null without any. */
  public @Nullable Double min() {
    return errors.length == 0 ? null : errors[0];
  }

  /**
   * The error below which a share of the networks lies, interpolated linearly between neighbours;
   * null without any.
   *
   * @param share in [0, 1]
   */
  public @Nullable Double percentile(double share) {
    if (errors.length == 0) {
      return null;
    }
    double rank = share * (errors.length - 1);
    int below = (int) Math.floor(rank);
    int above = (int) Math.ceil(rank);
    return errors[below] + (rank - below) * (errors[above] - errors[below]);
  }

  /**
   * The distribution function: after each error, the fraction of networks whose error is at most
   * that. Of more than {@code max} distinct errors, evenly spaced ones, the last always among them.
   */
  public List<Step> steps(int max) {
    int[] ends = endsOfTies();
    if (ends.length <= max) {
      return Arrays.stream(ends).mapToObj(this::step).toList();
    }
    double stride = (ends.length - 1.0) / Math.max(1, max - 1);
    return IntStream.range(0, max)
        .map(i -> ends[ends.length - 1 - (int) Math.round((max - 1 - i) * stride)])
        .mapToObj(this::step)
        .toList();
  }

  private Step step(int last) {
    return new Step(errors[last], (last + 1.0) / errors.length);
  }

  /** Where the last of each run of equal errors stands. */
  private int[] endsOfTies() {
    return IntStream.range(0, errors.length)
        .filter(i -> i + 1 == errors.length || errors[i + 1] > errors[i])
        .toArray();
  }
}
