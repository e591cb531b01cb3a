package io.netspace.contracts.vocabulary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/** The values low, low + step, …, high. */
public record SteppedRange(Parameter parameter, double low, double high, double step, Law law)
    implements ParameterRange {
  public SteppedRange {
    Require.that(step > 0, parameter + " step", step, "must be above 0");
    Require.that(
        low > 0 && low <= high,
        parameter + " low",
        low,
        "must be above 0 and not above high (" + high + ")");
    Require.that(
        (high - low) / step < 1e6,
        parameter + " step",
        step,
        "must give fewer than a million values");
  }

  @Override
  public int size() {
    return BigDecimal.valueOf(high)
            .subtract(BigDecimal.valueOf(low))
            .divide(BigDecimal.valueOf(step), 0, RoundingMode.FLOOR)
            .intValueExact()
        + 1;
  }

  @Override
  public List<Double> values() {
    return IntStream.range(0, size()).mapToObj(this::value).toList();
  }

  /** The {@code i}-th value, from 0; exact in decimal, so that 8 + 3 · 0.1 is 8.3. */
  private double value(int i) {
    return BigDecimal.valueOf(low)
        .add(BigDecimal.valueOf(step).multiply(BigDecimal.valueOf(i)))
        .doubleValue();
  }
}
