package io.netspace.analyzer.domain.population;

import io.netspace.model.statistics.ErrorDistribution;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.CandidateStatus;
import io.netspace.model.study.Outcome;
import io.netspace.model.study.OutcomeDigest;
import io.netspace.model.study.Population;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.Study;
import io.netspace.model.training.TrainingCost;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The empirical distribution of the errors of one population as it grows, the error of each network
 * at its index: the mean over its replicates, without the abandoned ones, once all have a result.
 * Verdicts depend on index order, never on arrival order: fast networks finish first, and speed
 * correlates with error.
 */
public final class PopulationErrors {
  private final List<ReplicateErrors> errorsByReplicate = new ArrayList<>();
  private int replicates = 1;

  /** Each network is trained so many times. Results may be added before that is known. */
  void setReplicates(int times) {
    replicates = times;
  }

  /** How often each network is trained. */
  int replicates() {
    return replicates;
  }

  /** Adds an outcome; of one candidate the first counts. Returns whether it was the first. */
  public boolean add(Outcome outcome) {
    Candidate candidate = outcome.candidate();
    return add(candidate.index(), candidate.replicate(), TrainingResult.of(outcome));
  }

  /** Adds the result of a candidate, unless it has one. Returns whether it had none. */
  public boolean add(int index, int replicate, TrainingResult result) {
    requireBelow(index, Population.MAX_SIZE, "index", "models of a population");
    requireBelow(replicate, Study.MAX_REPLICATES, "replicate", "replicates of a network");
    while (errorsByReplicate.size() <= replicate) {
      errorsByReplicate.add(new ReplicateErrors());
    }
    return errorsByReplicate.get(replicate).add(index, result);
  }

  private static void requireBelow(int value, int limit, String name, String things) {
    if (value >= limit) {
      throw new IllegalArgumentException(
          "%s (%d) must be below %d, the most %s.".formatted(name, value, limit, things));
    }
  }

  public TrainingResult result(int index, int replicate) {
    if (replicate >= errorsByReplicate.size()) {
      throw notKnownYet(index);
    }
    return errorsByReplicate.get(replicate).result(index);
  }

  /** How many networks from index 0 on have results, without a gap. */
  public int knownPrefix() {
    return errorsByReplicate.size() < replicates
        ? 0
        : expectedReplicates().mapToInt(ReplicateErrors::knownPrefix).min().orElseThrow();
  }

  /**
   * Whether the network at an index has an error: it was trained, or it diverged, at least once.
   */
  public boolean hasError(int index) {
    return knownReplicates(index).anyMatch(row -> row.hasError(index));
  }

  /** The error of a counted network, in percent. */
  public double errorPercent(int index) {
    return knownReplicates(index)
        .filter(row -> row.hasError(index))
        .mapToDouble(row -> row.errorPercent(index))
        .average()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "index (" + index + ") was abandoned; it has no error."));
  }

  /** The cost of training the networks below an index. */
  public TrainingCost cost(int end) {
    return expectedReplicates()
        .map(row -> row.costBelow(end))
        .reduce(TrainingCost.NONE, TrainingCost::plus);
  }

  /**
   * The digests of the outcomes of a network's candidates, in the order of their replicates.
   *
   * @param population whose network it is
   */
  public Stream<String> digests(PopulationId population, int index) {
    return IntStream.range(0, replicates)
        .mapToObj(
            replicate ->
                digest(CandidateId.of(population, index, replicate), result(index, replicate)));
  }

  private static String digest(CandidateId candidate, TrainingResult result) {
    return switch (result) {
      case TrainingResult.Trained t ->
          OutcomeDigest.of(candidate, CandidateStatus.TRAINED, t.errorPercent());
      case TrainingResult.Diverged d ->
          OutcomeDigest.of(candidate, CandidateStatus.DIVERGED, d.errorPercent());
      case TrainingResult.Abandoned _ ->
          OutcomeDigest.of(candidate, CandidateStatus.ABANDONED, null);
    };
  }

  /** The errors of the first networks, in percent, at their indices; NaN of those abandoned. */
  public double[] errorsByIndex(int end) {
    return IntStream.range(0, end)
        .mapToDouble(index -> hasError(index) ? errorPercent(index) : Double.NaN)
        .toArray();
  }

  /** The errors of the first networks that count, in percent. */
  ErrorDistribution errors(int end) {
    return ErrorDistribution.of(
        IntStream.range(0, end).filter(this::hasError).mapToDouble(this::errorPercent).toArray());
  }

  private Stream<ReplicateErrors> knownReplicates(int index) {
    if (errorsByReplicate.size() < replicates
        || !expectedReplicates().allMatch(row -> row.isKnown(index))) {
      throw notKnownYet(index);
    }
    return expectedReplicates();
  }

  private static IllegalArgumentException notKnownYet(int index) {
    return new IllegalArgumentException("index (" + index + ") has no outcome yet.");
  }

  private Stream<ReplicateErrors> expectedReplicates() {
    return errorsByReplicate.stream().limit(replicates);
  }
}
