package io.netspace.analyzer.domain.allocation;

import io.netspace.model.common.Derivation;
import io.netspace.model.study.Guarantee;
import java.util.List;

/** What the comparisons of a study come to together, in the order of their challengers. */
public final class AlphaSpent {
  private AlphaSpent() {}

  /** The sum of their levels. */
  public static double total(List<Guarantee> guarantees) {
    return guarantees.stream().mapToDouble(Guarantee::level).sum();
  }

  /** One digest of all outcomes that they looked at. */
  public static String outcomesDigest(List<Guarantee> guarantees) {
    return Derivation.id(guarantees.stream().map(Guarantee::digest).toArray());
  }
}
