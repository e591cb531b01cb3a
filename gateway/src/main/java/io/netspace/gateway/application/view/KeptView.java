package io.netspace.gateway.application.view;

import io.netspace.model.study.KeptNetwork;

/**
 * A stored trained network.
 *
 * @param index of the candidate in its population
 */
public record KeptView(String candidateId, int index, double errorPercent) {
  public static KeptView of(KeptNetwork network) {
    return new KeptView(network.candidate().value(), network.index(), network.errorPercent());
  }
}
