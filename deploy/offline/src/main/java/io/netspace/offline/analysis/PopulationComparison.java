package io.netspace.offline.analysis;

import io.netspace.model.statistics.KolmogorovSmirnov;
import io.netspace.model.statistics.MannWhitney;
import java.util.ArrayList;
import java.util.List;

/**
 * Two populations compared: their distributions, and the gain of the second over the first.
 *
 * @param incumbent population of the first file
 * @param challenger population of the second file
 */
public record PopulationComparison(
    PopulationAnalysis incumbent,
    PopulationAnalysis challenger,
    KolmogorovSmirnov ks,
    MannWhitney mannWhitney,
    GainComparison gain) {

  /** Compares them. */
  public static PopulationComparison of(
      PopulationAnalysis incumbent, PopulationAnalysis challenger, GainComparisonRequest request) {
    return new PopulationComparison(
        incumbent,
        challenger,
        KolmogorovSmirnov.of(incumbent.errors(), challenger.errors()),
        MannWhitney.of(incumbent.errors(), challenger.errors()),
        GainComparison.of(incumbent, challenger, request));
  }

  /** What was assumed or ignored in the files, and why there is no sequential verdict. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>(incumbent.notes());
    notes.addAll(challenger.notes());
    if (gain.order() != null) {
      notes.add(
          "No sequential verdict: %s; the figures are of all rows, paired at random."
              .formatted(gain.order()));
    }
    return notes;
  }
}
