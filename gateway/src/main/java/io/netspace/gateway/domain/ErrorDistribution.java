package io.netspace.gateway.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The errors of a population in percent, ascending: diverged networks at chance, abandoned left
 * out.
 */
public record ErrorDistribution(List<Double> errors) {

  /** A step of the empirical distribution function. */
  public record Step(double errorPercent, double fraction) {}

  public ErrorDistribution {
    errors = errors.stream().sorted().toList();
  }

  static ErrorDistribution of(List<CandidateSummary> candidates) {
    return new ErrorDistribution(
        candidates.stream().map(CandidateSummary::errorPercent).filter(Objects::nonNull).toList());
  }

  public int n() {
    return errors.size();
  }

  /** Mean error, null without any. */
  public @Nullable Double mean() {
    return errors.isEmpty()
        ? null
        : errors.stream().mapToDouble(Double::doubleValue).sum() / errors.size();
  }

  /** Lowest error, null without any. */
  public @Nullable Double min() {
    return errors.isEmpty() ? null : errors.getFirst();
  }

  /**
   * The error below which a share of the networks lies, interpolated linearly between neighbours;
   * null without any.
   *
   * @param share in [0, 1]
   */
  public @Nullable Double percentile(double share) {
    if (errors.isEmpty()) {
      return null;
    }
    double rank = share * (errors.size() - 1);
    int below = (int) Math.floor(rank);
    int above = (int) Math.ceil(rank);
    return errors.get(below) + (rank - below) * (errors.get(above) - errors.get(below));
  }

  /**
   * The distribution function: after each error, the fraction of networks whose error is at most
   * that. Of more than {@code max} distinct errors, evenly spaced ones, the last always among them.
   */
  public List<Step> steps(int max) {
    List<Step> all = allSteps();
    if (all.size() <= max) {
      return all;
    }
    double stride = (all.size() - 1.0) / Math.max(1, max - 1);
    return IntStream.range(0, max)
        .mapToObj(i -> all.get(all.size() - 1 - (int) Math.round((max - 1 - i) * stride)))
        .toList();
  }

  private List<Step> allSteps() {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < errors.size(); i++) {
      boolean lastOfTies = i + 1 == errors.size() || errors.get(i + 1) > errors.get(i);
      if (lastOfTies) {
        steps.add(new Step(errors.get(i), (i + 1.0) / errors.size()));
      }
    }
    return List.copyOf(steps);
  }
}
