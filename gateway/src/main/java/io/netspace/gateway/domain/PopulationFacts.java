package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.DesignSpace;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one population.
 *
 * @param space it is drawn from, null until it was requested
 * @param requested networks it is to grow to
 * @param exhausted why no more could be sampled, null unless that happened
 * @param closed why no more are needed, null unless closed
 */
public record PopulationFacts(
    int revision,
    @Nullable DesignSpace space,
    int requested,
    @Nullable String exhausted,
    @Nullable String closed) {

  static PopulationFacts of(int revision) {
    return new PopulationFacts(revision, null, 0, null, null);
  }

  public PopulationFacts requested(DesignSpace from, int upToIndex) {
    return new PopulationFacts(revision, from, Math.max(requested, upToIndex), exhausted, closed);
  }

  public PopulationFacts exhaustedFor(String reason) {
    return new PopulationFacts(
        revision, space, requested, exhausted == null ? reason : exhausted, closed);
  }

  public PopulationFacts closedFor(String reason) {
    return new PopulationFacts(
        revision, space, requested, exhausted, closed == null ? reason : closed);
  }
}
