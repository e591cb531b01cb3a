package io.netspace.gateway.domain.study;

import io.netspace.model.space.DesignSpace;
import io.netspace.model.study.Purpose;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts of one population.
 *
 * @param purpose null in documents of an earlier version, which stored ranked populations only
 * @param space it is drawn from, null until it was requested
 * @param requested number of networks requested
 * @param baselines names of its networks, by index; null where networks are drawn
 * @param independentDraws whether each network is drawn by its index alone; null where not
 * @param exhausted why no more networks can be sampled, null unless exhausted
 * @param closed why no more networks are needed, null unless closed
 */
public record PopulationFacts(
    int revision,
    @Nullable Purpose purpose,
    @Nullable DesignSpace space,
    int requested,
    @Nullable List<String> baselines,
    @Nullable Boolean independentDraws,
    @Nullable String exhausted,
    @Nullable String closed) {
  public PopulationFacts {
    baselines = baselines == null ? null : List.copyOf(baselines);
  }

  static PopulationFacts of(int revision, Purpose purpose) {
    return new PopulationFacts(revision, purpose, null, 0, null, null, null, null);
  }

  /**
   * With a request to grow.
   *
   * @param names of the networks, null where they are drawn
   * @param drawnIndependently null where not
   */
  public PopulationFacts requested(
      DesignSpace from,
      int upToIndex,
      @Nullable List<String> names,
      @Nullable Boolean drawnIndependently) {
    boolean grows = upToIndex > requested;
    return new PopulationFacts(
        revision,
        purpose,
        from,
        Math.max(requested, upToIndex),
        grows ? names : baselines,
        drawnIndependently,
        exhausted,
        closed);
  }

  public PopulationFacts exhaustedFor(String reason) {
    return exhausted == null
        ? new PopulationFacts(
            revision, purpose, space, requested, baselines, independentDraws, reason, closed)
        : this;
  }

  public PopulationFacts closedFor(String reason) {
    return closed == null
        ? new PopulationFacts(
            revision, purpose, space, requested, baselines, independentDraws, exhausted, reason)
        : this;
  }

  /** Whether its candidates are ranked, see {@link Purpose#isRanked()}. */
  public boolean isRanked() {
    return purpose == null || purpose.isRanked();
  }
}
