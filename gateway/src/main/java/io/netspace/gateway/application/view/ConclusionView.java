package io.netspace.gateway.application.view;

import io.netspace.model.study.Conclusion;
import io.netspace.model.study.GeneralizationResult;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a study ended with: the final space, its size, the best networks, and what is guaranteed.
 *
 * @param reason why it ended before its ladder did, null when the ladder is done
 * @param levelSpent the levels of its comparisons together, null of an earlier version
 * @param generalisations how the final space did under each challenge
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
