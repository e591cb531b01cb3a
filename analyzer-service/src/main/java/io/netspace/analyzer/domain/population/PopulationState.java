package io.netspace.analyzer.domain.population;

import io.netspace.model.statistics.ErrorDistribution;
import java.util.Optional;

/** The state of one population: its requested size, and the results of its candidates. */
public final class PopulationState {
  private final PopulationErrors errors = new PopulationErrors();
  private final BestCandidates best = new BestCandidates();
  private int upToIndex;
  private int available = Integer.MAX_VALUE;
  private boolean requested;
  private boolean closed;
  private boolean independentDraws;

  /** It is to grow to so many networks, each trained so many times. */
  public void requested(int networks, int trainingsEach, boolean drawnIndependently) {
    requested = true;
    independentDraws |= drawnIndependently;
    upToIndex = Math.max(upToIndex, networks);
    errors.setReplicates(trainingsEach);
  }

  public void exhausted(int sampled) {
    available = Math.min(available, sampled);
  }

  public void closed() {
    closed = true;
  }

  public PopulationErrors errors() {
    return errors;
  }

  public boolean isRequested() {
    return requested;
  }

  /** Whether each of its networks is drawn by its index alone. */
  public boolean hasIndependentDraws() {
    return independentDraws;
  }

  public boolean isClosed() {
    return closed;
  }

  public BestCandidates best() {
    return best;
  }

  /** Networks that were requested. */
  public int upToIndex() {
    return upToIndex;
  }

  /** Trainings that were requested, as far as there are networks for them. */
  public int trainingsRequested() {
    return size() * errors.replicates();
  }

  /** Networks it has once sampling is done: as many as were requested, or as the space has. */
  public int size() {
    return Math.min(upToIndex, available);
  }

  /** The errors of its first networks, or of all if it has fewer; empty while one is missing. */
  public Optional<ErrorDistribution> firstErrors(int networks) {
    int end = Math.min(networks, size());
    return errors.knownPrefix() < end ? Optional.empty() : Optional.of(errors.errors(end));
  }

  /** Whether every candidate that will ever be sampled has its outcome. */
  public boolean isComplete() {
    return errors.knownPrefix() >= size();
  }
}
