package io.netspace.contracts.vocabulary;

/**
 * A network that is trained beside the populations under the same recipe: a published one, scaled
 * to the regime.
 *
 * @param name of the published network, such as {@code ResNet-50}
 */
public record Baseline(String name, Architecture architecture) {
  public Baseline {
    Require.that(!name.isBlank(), "baseline", name, "must not be blank");
  }
}
