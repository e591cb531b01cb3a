package io.netspace.gateway.application.view;

import io.netspace.model.study.Conclusion;
import io.netspace.model.study.GeneralizationResult;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The conclusion of a study: the final space, its size, the best networks, and the guarantee.
 *
 * @param reason why it ended before its ladder did, null when the ladder is done
 * @param levelSpent the sum of its comparisons' alphas, null of an earlier version
 * @param generalisations results of the generalization tests
 * @param digest of all outcomes that its decisions rest on, null of an earlier version
 */
public record ConclusionView(
    int revision,
    String name,
    double log10Size,
    List<BestView> best,
    @Nullable String reason,
    @Nullable Double levelSpent,
    List<GeneralisationView> generalisations,
    @Nullable String digest) {

  static ConclusionView of(Conclusion conclusion) {
    return new ConclusionView(
        conclusion.revision(),
        conclusion.space().name(),
        conclusion.log10Size(),
        conclusion.best().stream().map(BestView::of).toList(),
        conclusion.reason(),
        conclusion.levelSpent(),
        generalisations(conclusion).stream().map(GeneralisationView::of).toList(),
        conclusion.digest());
  }

  static List<GeneralizationResult> generalisations(Conclusion conclusion) {
    return Objects.requireNonNullElse(conclusion.generalisations(), List.of());
  }
}
