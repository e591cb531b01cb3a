package io.netspace.model.space;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The number of parameter settings of a space. A setting counts even if the linear rule gives
 * another number of stages, or its network violates a cap.
 *
 * @param settings counted exactly, including ties of ordered stages
 * @param published as the papers count: an ordered parameter of n values over k stages as n^k / k!
 */
public record SpaceSize(BigInteger settings, double published) {
  /** The most combinations of w0, wa and wm that are enumerated, in seconds. */
  private static final long MAX_COMBINATIONS = 2_000_000;

  static SpaceSize of(DesignSpace space) {
    BigInteger settings = BigInteger.ONE;
    double published = 1;
    for (ParameterRange range : space.ranges()) {
      settings = settings.multiply(settings(space, range));
      published *= published(space, range);
    }
    return new SpaceSize(settings, published);
  }

  /**
   * The settings of a space of the linear rule that give as many stages as it has, counted exactly;
   * empty where the grids are too fine to enumerate, and for other spaces.
   */
  static Optional<BigInteger> regular(DesignSpace space) {
    LinearSettings linear = new LinearSettings(space, space.constraints());
    if (!space.hasLinearWidths() || linear.combinations() > MAX_COMBINATIONS) {
      return Optional.empty();
    }
    BigInteger others = BigInteger.ONE;
    for (ParameterRange range : space.ranges()) {
      if (range.parameter().perStage()) {
        others = others.multiply(settings(space, range));
      }
    }
    return Optional.of(others.multiply(BigInteger.valueOf(linear.regular(space.stages()))));
  }

  private static double published(DesignSpace space, ParameterRange range) {
    Parameter parameter = range.parameter();
    int draws = space.multiplicity(parameter);
    boolean ordered = space.isOrdered(parameter) || space.isDescending(parameter);
    double settings = settings(space, range).doubleValue();
    return ordered ? Math.pow(values(space, range).size(), draws) / factorial(draws) : settings;
  }

  private static BigInteger settings(DesignSpace space, ParameterRange range) {
    Parameter parameter = range.parameter();
    if (space.equalTo(parameter).isPresent()) {
      return BigInteger.ONE;
    }
    int values = values(space, range).size();
    int draws = space.multiplicity(parameter);
    return space.isOrdered(parameter) || space.isDescending(parameter)
        ? combinationsWithRepetition(values, draws)
        : BigInteger.valueOf(values).pow(draws);
  }

  /** The possible values of a parameter; for equal parameters those of both. */
  private static List<Double> values(DesignSpace space, ParameterRange range) {
    List<Double> values = SpaceRules.permitted(range, space.constraints());
    List<ParameterRange> partners =
        space.ranges().stream()
            .filter(r -> space.equalTo(r.parameter()).equals(Optional.of(range.parameter())))
            .toList();
    for (ParameterRange partner : partners) {
      Set<Double> others = Set.copyOf(SpaceRules.permitted(partner, space.constraints()));
      values = values.stream().filter(others::contains).toList();
    }
    return values;
  }

  /** log10 of the exact number. */
  public double log10() {
    int excess = Math.max(0, settings.bitLength() - 1000);
    return Math.log10(settings.shiftRight(excess).doubleValue()) + excess * Math.log10(2);
  }

  /** C(n + k − 1, k): the ordered vectors of length k over n values. */
  private static BigInteger combinationsWithRepetition(int n, int k) {
    BigInteger count = BigInteger.ONE;
    for (int i = 1; i <= k; i++) {
      count = count.multiply(BigInteger.valueOf(n + i - 1L)).divide(BigInteger.valueOf(i));
    }
    return count;
  }

  private static double factorial(int k) {
    double product = 1;
    for (int i = 2; i <= k; i++) {
      product *= i;
    }
    return product;
  }
}
