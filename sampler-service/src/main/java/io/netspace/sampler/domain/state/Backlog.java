package io.netspace.sampler.domain.state;

import io.netspace.model.study.PopulationId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The outstanding candidates over all open populations, and which population to sample next.
 *
 * @param maxOutstanding the most candidates that may be outstanding
 */
public record Backlog(List<PopulationProgress> populations, int maxOutstanding) {
  public Backlog {
    populations = List.copyOf(populations);
  }

  /** Candidates without an outcome, including those of paused studies, which still train. */
  public int outstanding() {
    return populations.stream().mapToInt(PopulationProgress::outstanding).sum();
  }

  /**
   * Candidates that may be sampled now; the queued candidates of paused studies take no capacity.
   */
  public int capacity() {
    return maxOutstanding
        - populations.stream()
            .filter(state -> !state.paused())
            .mapToInt(PopulationProgress::outstanding)
            .sum();
  }

  /** Candidates sampled so far of the open populations. */
  public int sampled() {
    return populations.stream().mapToInt(PopulationProgress::sampled).sum();
  }

  /** Candidates requested of the open populations. */
  public int requested() {
    return populations.stream().mapToInt(PopulationProgress::requested).sum();
  }

  /**
   * The population to sample from: the one with the fewest candidates, ties by id, so that
   * populations under comparison grow together; empty when none needs more or there is no capacity.
   */
  public Optional<PopulationId> next() {
    if (capacity() <= 0) {
      return Optional.empty();
    }
    return populations.stream()
        .filter(PopulationProgress::needsMore)
        .min(
            Comparator.comparingInt(PopulationProgress::sampled)
                .thenComparing(state -> state.id().value()))
        .map(PopulationProgress::id);
  }

  /** This backlog after one more candidate of a population. */
  public Backlog withSampled(PopulationId population) {
    return updated(population, PopulationProgress::withSampled);
  }

  /** This backlog after a population was found exhausted. */
  public Backlog withExhausted(PopulationId population) {
    return updated(population, PopulationProgress::withExhausted);
  }

  private Backlog updated(PopulationId population, UnaryOperator<PopulationProgress> change) {
    return new Backlog(
        populations.stream()
            .map(state -> state.id().equals(population) ? change.apply(state) : state)
            .toList(),
        maxOutstanding);
  }
}
