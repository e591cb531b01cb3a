package io.netspace.model.space;

import io.netspace.model.common.Require;

/**
 * A change of the space to be tested, with its claim.
 *
 * @param name in dashes, such as {@code shared-bottleneck-ratio}
 * @param statement the hypothesis as a sentence, such as "All stages share one bottleneck ratio"
 * @param constraint to add to the space
 */
public record Refinement(String name, Claim claim, String statement, Constraint constraint) {
  public Refinement {
    Require.name("refinement", name);
  }
}
