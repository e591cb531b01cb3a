package io.netspace.lab.calibration;

import java.util.List;

/** Error rates and power over simulated studies, and what a reference adds to it. */
public record CalibrationResult(
    List<ErrorRate> rates,
    List<VerdictShare> shares,
    List<PowerEstimate> powers,
    List<ReferencePower> referencePowers) {
  public CalibrationResult {
    rates = List.copyOf(rates);
    shares = List.copyOf(shares);
    powers = List.copyOf(powers);
    referencePowers = List.copyOf(referencePowers);
  }

  /** Whether every error rate is within its tolerance. */
  public boolean allHold() {
    return rates.stream().allMatch(ErrorRate::holds);
  }
}
