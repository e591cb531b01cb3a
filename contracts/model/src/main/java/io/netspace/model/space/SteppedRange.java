package io.netspace.model.space;

import io.netspace.model.common.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The values low, low + step, …, high; for distributions on powers of two, these instead of all
 * values or of those below the step.
 */
public record SteppedRange(
    Parameter parameter, double low, double high, double step, GridDistribution law)
    implements ParameterRange {
  public SteppedRange {
    Require.that(step > 0, parameter + " step", step, "must be above 0");
    Require.that(Double.isFinite(step), parameter + " step", step, "must be finite");
    Require.that(
        low > 0 || (low == 0 && !law.isOfLogarithms() && ParameterRange.mayBeZero(parameter)),
        parameter + " low",
        low,
        "must be above 0 and not above high (" + high + ")");
    Require.that(
        low <= high && Double.isFinite(high),
        parameter + " low",
        low,
        "must be above 0 and not above high (" + high + ")");
    Require.that(
        (high - low) / step < 1e6,
        parameter + " step",
        step,
        "must give fewer than a million values");
    if (law.hasPowersOfTwo()) {
      requirePowerOfTwo(parameter + " low", low);
      requirePowerOfTwo(parameter + " high", high);
      requirePowerOfTwo(parameter + " step", step);
      Require.that(
          law != GridDistribution.POWER2_UNIFORM || step <= low,
          parameter + " step",
          step,
          "must not be above low (" + low + ") under POWER2_UNIFORM");
    }
  }

  private static void requirePowerOfTwo(String field, double value) {
    Require.that(
        Math.scalb(1.0, Math.getExponent(value)) == value,
        field,
        value,
        "must be a power of two under this law");
  }

  @Override
  public int size() {
    return switch (law) {
      case UNIFORM, LOG_UNIFORM, NORMAL, LOG_NORMAL -> steps(low, high) + 1;
      case POWER2_UNIFORM -> powersOfTwo();
      case POWER2_OR_LOG_UNIFORM ->
          powersOfTwoBelowStep() + (high < step ? 0 : steps(Math.max(low, step), high) + 1);
    };
  }

  @Override
  public List<Double> values() {
    return switch (law) {
      case UNIFORM, LOG_UNIFORM, NORMAL, LOG_NORMAL -> multiples(low, size());
      case POWER2_UNIFORM -> powersOfTwo(size());
      case POWER2_OR_LOG_UNIFORM -> {
        List<Double> values = new ArrayList<>(powersOfTwo(powersOfTwoBelowStep()));
        values.addAll(multiples(Math.max(low, step), size() - values.size()));
        yield List.copyOf(values);
      }
    };
  }

  /** The powers of two in [low, high]. */
  public int powersOfTwo() {
    return Math.getExponent(high) - Math.getExponent(low) + 1;
  }

  /** The powers of two in [low, high] that are below the step. */
  public int powersOfTwoBelowStep() {
    return Math.clamp(Math.getExponent(step) - (long) Math.getExponent(low), 0, powersOfTwo());
  }

  private List<Double> powersOfTwo(int count) {
    return IntStream.range(0, count).mapToObj(i -> Math.scalb(low, i)).toList();
  }

  private int steps(double from, double to) {
    return BigDecimal.valueOf(to)
        .subtract(BigDecimal.valueOf(from))
        .divide(BigDecimal.valueOf(step), 0, RoundingMode.FLOOR)
        .intValueExact();
  }

  /** {@code count} values from there; exact in decimal, so that 8 + 3 · 0.1 is 8.3. */
  private List<Double> multiples(double from, int count) {
    BigDecimal first = BigDecimal.valueOf(from);
    BigDecimal each = BigDecimal.valueOf(step);
    return IntStream.range(0, count)
        .mapToObj(i -> first.add(each.multiply(BigDecimal.valueOf(i))).doubleValue())
        .toList();
  }
}
