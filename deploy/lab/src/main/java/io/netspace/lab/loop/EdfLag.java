package io.netspace.lab.loop;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The lag from outcome to updated EDF, by the gateway's metrics. */
final class EdfLag {
  private static final String SUMMARY = "netspace_gateway_edf_lag_seconds";

  private EdfLag() {}

  /** Seconds at a quantile, in the text of the metrics; null if absent. */
  static @Nullable Double seconds(String metrics, double quantile) {
    String label = String.format(Locale.ROOT, "quantile=\"%s\"", quantile);
    return metrics
        .lines()
        .filter(line -> line.startsWith(SUMMARY + "{") && line.contains(label))
        .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
        .filter(Double::isFinite)
        .findFirst()
        .orElse(null);
  }
}
