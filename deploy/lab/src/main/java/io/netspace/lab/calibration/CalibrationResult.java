package io.netspace.lab.calibration;

import java.util.List;

/** Error rates and power over simulated studies. */
public record CalibrationResult(List<ErrorRate> rates, List<PowerEstimate> powers) {
  public CalibrationResult {
    rates = List.copyOf(rates);
    powers = List.copyOf(powers);
  }

  /** Whether every error rate is within its tolerance. */
  public boolean allHold() {
    return rates.stream().allMatch(ErrorRate::holds);
  }
}
