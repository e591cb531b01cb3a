package io.netspace.model.space;

import io.netspace.model.network.Complexity;

/**
 * Caps on parameters and activations as functions of a network's flops: with F the flops in
 * billions, fewer than 3 + 5.5 · F million parameters and fewer than 6.5 · √F million activations.
 * The rule is the one published with the released code for RegNets; every published RegNetX
 * satisfies it.
 */
public record RegimeCaps() implements Constraint {
  private static final double BILLION = 1e9;
  private static final double MILLION = 1e6;

  /** The parameters a network of that many flops must stay below. */
  public static double parametersBelow(long flops) {
    return (3 + 5.5 * (flops / BILLION)) * MILLION;
  }

  /** The activations a network of that many flops must stay below. */
  public static double activationsBelow(long flops) {
    return 6.5 * Math.sqrt(flops / BILLION) * MILLION;
  }

  /** Whether a network of that complexity satisfies both caps. */
  public boolean allows(Complexity complexity) {
    return complexity.parameters() < parametersBelow(complexity.flops())
        && complexity.activations() < activationsBelow(complexity.flops());
  }

  @Override
  public String statement() {
    return "parameters are below 3 + 5.5 F million and activations below 6.5 √F million"
        + " (F: flops in billions)";
  }
}
