package io.netspace.model.study;

import io.netspace.model.common.Require;
import io.netspace.model.network.Architecture;

/**
 * A published network, scaled to the regime and trained under the same recipe as the populations.
 *
 * @param name of the published network, such as {@code ResNet-50}
 */
public record Baseline(String name, Architecture architecture) {
  public Baseline {
    Require.that(!name.isBlank(), "baseline", name, "must not be blank");
  }
}
