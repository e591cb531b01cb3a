package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.Conclusion;
import java.util.List;

/** What a study ended with: the final space, its size, and the best networks. */
public record ConclusionView(int revision, String name, double log10Size, List<BestView> best) {

  static ConclusionView of(Conclusion conclusion) {
    return new ConclusionView(
        conclusion.revision(),
        conclusion.space().name(),
        conclusion.log10Size(),
        conclusion.best().stream().map(BestView::of).toList());
  }
}
