package io.netspace.lab.loop;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the loop measured.
 *
 * @param state of the study at its end
 * @param outcomes that the broker acknowledged
 * @param perSecond of them, from the first to the last
 * @param perSecondInTheLastThird of them
 * @param medianLagSeconds from outcome to updated EDF; null where the gateway does not tell
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
   * Of one process; memory is resident, CPU without the start.
   *
   * @param megabytesEarly at 10,000 candidates; 0 when there were not that many
   */
  public record ProcessMeasurements(
      long megabytesEarly, long megabytesAtEnd, long megabytesAtPeak, Duration cpu) {}
}
