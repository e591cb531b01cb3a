package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Derivation;
import io.netspace.contracts.vocabulary.Guarantee;
import java.util.List;

/** What the comparisons of a study come to together, in the order of their challengers. */
public final class Spending {
  private Spending() {}

  /** The sum of their levels. */
  public static double level(List<Guarantee> guarantees) {
    return guarantees.stream().mapToDouble(Guarantee::level).sum();
  }

  /** One digest of all outcomes that they looked at. */
  public static String digest(List<Guarantee> guarantees) {
    return Derivation.id(guarantees.stream().map(Guarantee::digest).toArray());
  }
}
