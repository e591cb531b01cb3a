package io.netspace.model.study;

import io.netspace.model.common.Require;
import io.netspace.model.network.Architecture;

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
