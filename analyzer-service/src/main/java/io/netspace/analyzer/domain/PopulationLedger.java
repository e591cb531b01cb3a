package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.statistics.ErrorDistribution;
import java.util.Optional;

/** What is known of one population: how large it is to be, and what became of its candidates. */
final class PopulationLedger {
  private final PopulationErrors errors = new PopulationErrors();
  private final BestCandidates best = new BestCandidates();
  private int upToIndex;
  private int available = Integer.MAX_VALUE;
  private boolean requested;
  private boolean closed;

  void requested(int networks, int trainingsEach) {
    requested = true;
    upToIndex = Math.max(upToIndex, networks);
    errors.trainedEach(trainingsEach);
  }

  void exhausted(int sampled) {
    available = Math.min(available, sampled);
  }

  void closed() {
    closed = true;
  }

  PopulationErrors errors() {
    return errors;
  }

  boolean isRequested() {
    return requested;
  }

  boolean isClosed() {
    return closed;
  }

  BestCandidates best() {
    return best;
  }

  /** Networks that were requested. */
  int upToIndex() {
    return upToIndex;
  }

  /** Trainings that were asked for, as far as there are networks for them. */
  int trainings() {
    return size() * errors.replicates();
  }

  /** Networks it has once sampling is through: as many as were requested, or as there are. */
  int size() {
    return Math.min(upToIndex, available);
  }

  /** The errors of its first networks, or of all if it has fewer; empty while one is not known. */
  Optional<ErrorDistribution> first(int networks) {
    int end = Math.min(networks, size());
    return errors.knownPrefix() < end ? Optional.empty() : Optional.of(errors.errors(end));
  }

  /** Whether every candidate that will ever be sampled has its fate. */
  boolean isComplete() {
    return errors.knownPrefix() >= size();
  }
}
