package io.netspace.model.space;

import io.netspace.model.common.Require;

/**
 * A change of space under test, with its claim.
 *
 * @param name in dashes, such as {@code shared-bottleneck-ratio}
 * @param statement the hypothesis in a person's words, such as "All stages share one bottleneck
 *     ratio"
 * @param constraint what is added to the space
 */
public record Refinement(String name, Claim claim, String statement, Constraint constraint) {
  public Refinement {
    Require.name("refinement", name);
  }
}
