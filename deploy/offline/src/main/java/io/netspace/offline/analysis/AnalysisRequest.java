package io.netspace.offline.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a population is to be analysed.
 *
 * @param errorColumn null for the likeliest
 * @param columns the properties to look at; empty for every column of numbers
 * @param sampleFraction of the models that the bootstrap of the best ranges draws, in (0, 1]
 * @param points of a curve at most, 2 or more
 * @param confidence of bands and intervals, in (0, 1)
 * @param complexityColumn the column whose range shall count evenly; null for none
 * @param bins of that range
 */
public record AnalysisRequest(
    @Nullable String errorColumn,
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
