package io.netspace.analyzer.application;

import io.netspace.model.study.Decision;
import java.util.Map;

/**
 * Where the analyzer stands.
 *
 * @param openStudies that have not ended
 * @param outcomes heard since the start, repeated ones included
 * @param decisions known of studies that were open since the start, by their kind
 */
public record AnalyzerStatus(int openStudies, long outcomes, Map<Decision, Long> decisions) {
  public AnalyzerStatus {
    decisions = Map.copyOf(decisions);
  }
}
