package io.netspace.analyzer.application;

import io.netspace.model.study.Decision;
import java.util.Map;

/**
 * The status of the analyzer.
 *
 * @param openStudies that have not ended
 * @param outcomes consumed since the start, duplicates included
 * @param decisions known of studies that were open since the start, by their kind
 */
public record AnalyzerStatus(int openStudies, long outcomes, Map<Decision, Long> decisions) {
  public AnalyzerStatus {
    decisions = Map.copyOf(decisions);
  }
}
