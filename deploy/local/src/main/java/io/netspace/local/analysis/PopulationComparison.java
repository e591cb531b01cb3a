package io.netspace.local.analysis;

import io.netspace.contracts.vocabulary.statistics.KolmogorovSmirnov;
import io.netspace.contracts.vocabulary.statistics.MannWhitney;

/**
 * Two populations compared: their distributions, and the gain of the second over the first.
 *
 * @param incumbent the file that was named first
 * @param challenger the other
 */
public record PopulationComparison(
    Analysis incumbent,
    Analysis challenger,
    KolmogorovSmirnov ks,
    MannWhitney mannWhitney,
    GainComparison gain) {

  /** Compares them. */
  public static PopulationComparison of(
      Analysis incumbent, Analysis challenger, GainRequest request) {
    return new PopulationComparison(
        incumbent,
        challenger,
        KolmogorovSmirnov.of(incumbent.errors(), challenger.errors()),
        MannWhitney.of(incumbent.errors(), challenger.errors()),
        GainComparison.of(incumbent, challenger, request));
  }
}
