package io.netspace.analyzer.domain.population;

import io.netspace.model.statistics.ErrorDistribution;
import java.util.Optional;

/** What is known of one population: how large it is to be, and what became of its candidates. */
public final class PopulationState {
  private final PopulationErrors errors = new PopulationErrors();
  private final BestCandidates best = new BestCandidates();
  private int upToIndex;
  private int available = Integer.MAX_VALUE;
  private boolean requested;
  private boolean closed;

  public void requested(int networks, int trainingsEach) {
    requested = true;
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

  /** Trainings that were asked for, as far as there are networks for them. */
  public int trainingsRequested() {
    return size() * errors.replicates();
  }

  /** Networks it has once sampling is through: as many as were requested, or as there are. */
  public int size() {
    return Math.min(upToIndex, available);
  }

  /** The errors of its first networks, or of all if it has fewer; empty while one is not known. */
  public Optional<ErrorDistribution> firstErrors(int networks) {
    int end = Math.min(networks, size());
    return errors.knownPrefix() < end ? Optional.empty() : Optional.of(errors.errors(end));
  }

  /** Whether every candidate that will ever be sampled has its fate. */
  public boolean isComplete() {
    return errors.knownPrefix() >= size();
  }
}
