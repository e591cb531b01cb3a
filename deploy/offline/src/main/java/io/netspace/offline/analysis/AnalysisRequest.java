package io.netspace.offline.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of an analysis.
 *
 * @param errorColumn null to detect it by name
 * @param errorUnit unit of the errors; null to detect it, which fails where it is ambiguous
 * @param columns properties to analyse; empty for every column of numbers
 * @param sampleFraction of the models that the bootstrap of the best ranges draws, in (0, 1]
 * @param points maximum number per curve, 2 or more
 * @param confidence of bands and intervals, in (0, 1)
 * @param complexityColumn column of the complexity whose bins get equal weight; null for none
 * @param bins of that range
 */
public record AnalysisRequest(
    @Nullable String errorColumn,
    @Nullable ErrorUnit errorUnit,
    List<String> columns,
    double sampleFraction,
    int points,
    double confidence,
    @Nullable String complexityColumn,
    int bins) {
  public AnalysisRequest {
    columns = List.copyOf(columns);
  }
}
