package io.netspace.model.study;

import io.netspace.model.space.DesignSpace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a study ends with.
 *
 * @param revision the incumbent at the end
 * @param log10Size of the final space's parameter settings
 * @param best the best trained candidates over the populations of all revisions, by error, then id,
 *     without baselines and what challenges trained; of a network its best replicate
 * @param reason why it ended before its ladder did, in a sentence; null when the ladder is done
 * @param levelSpent the levels of its comparisons together, at most the study's; null of an earlier
 *     version
 * @param generalisations how the final space did under each challenge; null for none
 * @param digest of all outcomes that its decisions rest on; null of an earlier version
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
