package io.netspace.analyzer.domain.allocation;

import io.netspace.model.common.Derivation;
import io.netspace.model.study.Guarantee;
import java.util.List;

/** Totals over the comparisons of a study, in the order of their challengers. */
public final class AlphaSpent {
  private AlphaSpent() {}

  /** The sum of their alphas. */
  public static double total(List<Guarantee> guarantees) {
    return guarantees.stream().mapToDouble(Guarantee::level).sum();
  }

  /** One digest of all outcomes that they were made of. */
  public static String outcomesDigest(List<Guarantee> guarantees) {
    return Derivation.id(guarantees.stream().map(Guarantee::digest).toArray());
  }
}
