package io.netspace.local.statistics;

import java.util.List;

/** What simulated studies came to. */
public record CalibrationFigures(List<ErrorRate> rates, List<Power> powers) {
  public CalibrationFigures {
    rates = List.copyOf(rates);
    powers = List.copyOf(powers);
  }

  /** Whether every level holds. */
  public boolean hold() {
    return rates.stream().allMatch(ErrorRate::holds);
  }
}
