package io.netspace.lab.loop;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The measurements of a run of the loop.
 *
 * @param state of the study at its end
 * @param outcomes number of acknowledged outcomes
 * @param perSecond outcomes per second, from the first to the last
 * @param perSecondInTheLastThird outcomes per second
 * @param medianLagSeconds from outcome to updated EDF; null without the gateway's metric
 * @param processes by name
 */
public record LoopMeasurements(
    String study,
    String state,
    int outcomes,
    double perSecond,
    double perSecondInTheLastThird,
    @Nullable Double medianLagSeconds,
    @Nullable Double p99LagSeconds,
    Map<String, ProcessMeasurements> processes,
    int cores) {
  public LoopMeasurements {
    processes = Collections.unmodifiableMap(new LinkedHashMap<>(processes));
  }

  /**
   * The usage of one process: resident memory, and CPU time after the start.
   *
   * @param megabytesEarly at 10,000 candidates; 0 for fewer
   */
  public record ProcessMeasurements(
      long megabytesEarly, long megabytesAtEnd, long megabytesAtPeak, Duration cpu) {}
}
