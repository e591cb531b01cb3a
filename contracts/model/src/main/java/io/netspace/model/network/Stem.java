package io.netspace.model.network;

import io.netspace.model.common.Require;

/**
 * The stem of a network.
 *
 * @param width output channels
 */
public record Stem(StemType type, int width) {
  public Stem {
    Require.that(width >= 1 && width <= 4096, "stem width", width, "must be 1 to 4096 channels");
  }
}
