package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.contracts.vocabulary.OutcomeDigest;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.Study;
import io.netspace.contracts.vocabulary.statistics.ErrorDistribution;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The empirical distribution of the errors of one population as it grows, the error of each network
 * at its index: the mean over its replicates, without the abandoned ones, once all have their fate.
 * Verdicts see index order, never arrival order: fast networks finish first, and speed goes with
 * error.
 */
public final class PopulationErrors {
  /** The most networks that a population can have. */
  static final int MOST = 100_000;

  private final List<ReplicateErrors> rows = new ArrayList<>();
  private int replicates = 1;

  /** Each network is trained so many times. What is noted may be noted before that is known. */
  void trainedEach(int times) {
    replicates = times;
  }

  /** How often each network is trained. */
  int replicates() {
    return replicates;
  }

  /** Notes an outcome; of two of one candidate the first counts. Says whether it was the first. */
  public boolean note(Outcome outcome) {
    Candidate candidate = outcome.candidate();
    return note(candidate.index(), candidate.replicate(), Fate.of(outcome));
  }

  /** Notes the fate of a candidate, unless it has one. Says whether it had none. */
  public boolean note(int index, int replicate, Fate fate) {
    refuse(index, MOST, "index", "models of a population");
    refuse(replicate, Study.MOST_REPLICATES, "replicate", "replicates of a network");
    while (rows.size() <= replicate) {
      rows.add(new ReplicateErrors());
    }
    return rows.get(replicate).note(index, fate);
  }

  private static void refuse(int value, int most, String name, String things) {
    if (value >= most) {
      throw new IllegalArgumentException(
          "%s (%d) must be below %d, the most %s.".formatted(name, value, most, things));
    }
  }

  Fate fate(int index, int replicate) {
    if (replicate >= rows.size()) {
      throw unknown(index);
    }
    return rows.get(replicate).fate(index);
  }

  /** How many networks from index 0 on have known fates, without a gap. */
  public int knownPrefix() {
    return rows.size() < replicates
        ? 0
        : wanted().mapToInt(ReplicateErrors::knownPrefix).min().orElseThrow();
  }

  /**
   * Whether the network at an index has an error: it was trained, or it diverged, at least once.
   */
  public boolean isCounted(int index) {
    return known(index).anyMatch(row -> row.isCounted(index));
  }

  /** The error of a counted network, in percent. */
  public double errorPercent(int index) {
    return known(index)
        .filter(row -> row.isCounted(index))
        .mapToDouble(row -> row.errorPercent(index))
        .average()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "index (" + index + ") was abandoned; it has no error."));
  }

  /** What training the networks below an index took. */
  public Effort effort(int end) {
    return wanted().map(row -> row.effortBelow(end)).reduce(Effort.NONE, Effort::plus);
  }

  /**
   * The digests of the outcomes of a network's candidates, in the order of their replicates.
   *
   * @param population whose network it is
   */
  Stream<String> digests(PopulationId population, int index) {
    return IntStream.range(0, replicates)
        .mapToObj(
            replicate ->
                digest(CandidateId.of(population, index, replicate), fate(index, replicate)));
  }

  private static String digest(CandidateId candidate, Fate fate) {
    return switch (fate) {
      case Fate.Trained t -> OutcomeDigest.of(candidate, "trained", t.errorPercent());
      case Fate.Diverged d -> OutcomeDigest.of(candidate, "diverged", d.errorPercent());
      case Fate.Abandoned _ -> OutcomeDigest.of(candidate, "abandoned", null);
    };
  }

  /** The errors of the first networks, in percent, at their indices; NaN of those abandoned. */
  double[] byIndex(int end) {
    return IntStream.range(0, end)
        .mapToDouble(index -> isCounted(index) ? errorPercent(index) : Double.NaN)
        .toArray();
  }

  /** The errors of the first networks that count, in percent. */
  ErrorDistribution errors(int end) {
    return ErrorDistribution.of(
        IntStream.range(0, end).filter(this::isCounted).mapToDouble(this::errorPercent).toArray());
  }

  private Stream<ReplicateErrors> known(int index) {
    if (rows.size() < replicates || !wanted().allMatch(row -> row.isKnown(index))) {
      throw unknown(index);
    }
    return wanted();
  }

  private static IllegalArgumentException unknown(int index) {
    return new IllegalArgumentException("index (" + index + ") has no known fate yet.");
  }

  private Stream<ReplicateErrors> wanted() {
    return rows.stream().limit(replicates);
  }
}
