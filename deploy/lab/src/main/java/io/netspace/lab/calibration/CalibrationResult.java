package io.netspace.lab.calibration;

import java.util.List;

/** What simulated studies came to. */
public record CalibrationResult(List<ErrorRate> rates, List<PowerEstimate> powers) {
  public CalibrationResult {
    rates = List.copyOf(rates);
    powers = List.copyOf(powers);
  }

  /** Whether every level holds. */
  public boolean allHold() {
    return rates.stream().allMatch(ErrorRate::holds);
  }
}
