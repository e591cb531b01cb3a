package io.netspace.model.study;

import io.netspace.model.space.DesignSpace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a study.
 *
 * @param revision the incumbent at the end
 * @param log10Size of the final space's parameter settings
 * @param best the best trained candidates over the populations of all revisions, by error, then id,
 *     without those of baselines and generalisation tests; one replicate, the best, a network
 * @param reason why it ended before its ladder did, in a sentence; null when the ladder is done
 * @param levelSpent the sum of its comparisons' alphas, at most the study's alpha; null of an
 *     earlier version
 * @param generalisations results of the generalisation tests; null for none
 * @param digest of all outcomes that its decisions are based on; null of an earlier version
 */
public record Conclusion(
    int revision,
    DesignSpace space,
    double log10Size,
    List<RankedCandidate> best,
    @Nullable String reason,
    @Nullable Double levelSpent,
    @Nullable List<GeneralizationResult> generalisations,
    @Nullable String digest) {
  public Conclusion {
    best = List.copyOf(best);
    generalisations = generalisations == null ? null : List.copyOf(generalisations);
  }
}
