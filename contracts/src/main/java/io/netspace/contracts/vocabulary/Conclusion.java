package io.netspace.contracts.vocabulary;

import java.util.List;

/**
 * What a study ends with.
 *
 * @param revision the incumbent at the end
 * @param log10Size of the final space's parameter settings
 * @param best the best trained candidates over all populations, by error, then id; of a network its
 *     best replicate
 */
public record Conclusion(
    int revision, DesignSpace space, double log10Size, List<RankedCandidate> best) {
  public Conclusion {
    best = List.copyOf(best);
  }
}
