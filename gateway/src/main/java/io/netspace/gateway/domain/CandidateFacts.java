package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.contracts.vocabulary.StudyId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one candidate. Its sampling, epochs and outcome may become known in any
 * order; of two outcomes the first counts.
 *
 * @param sampledAt null until its sampling is known
 * @param epochs by attempt, then epoch
 * @param fate null while outstanding
 */
public record CandidateFacts(
    Candidate candidate,
    @Nullable Instant sampledAt,
    List<EpochFacts> epochs,
    @Nullable Fate fate) {
  private static final Comparator<EpochFacts> IN_ORDER =
      Comparator.comparingInt(EpochFacts::attempt)
          .thenComparingInt(epoch -> epoch.result().epoch());

  public CandidateFacts {
    epochs = List.copyOf(epochs);
  }

  /** A candidate of which only its being is known. */
  public static CandidateFacts of(Candidate candidate) {
    return new CandidateFacts(candidate, null, List.of(), null);
  }

  public CandidateFacts sampled(Instant at) {
    return sampledAt != null ? this : new CandidateFacts(candidate, at, epochs, fate);
  }

  /** With an epoch, unless that epoch of that attempt is known already. */
  public CandidateFacts completed(EpochFacts epoch) {
    if (epochs.stream().anyMatch(known -> IN_ORDER.compare(known, epoch) == 0)) {
      return this;
    }
    List<EpochFacts> more =
        Stream.concat(epochs.stream(), Stream.of(epoch)).sorted(IN_ORDER).toList();
    return new CandidateFacts(candidate, sampledAt, more, fate);
  }

  /** With its outcome, unless it has one. */
  public CandidateFacts ended(Outcome outcome, Instant at) {
    return fate != null
        ? this
        : new CandidateFacts(candidate, sampledAt, epochs, Fate.of(outcome, at));
  }

  public StudyId study() {
    return candidate.population().study();
  }

  public CandidateState state() {
    return fate == null ? CandidateState.OUTSTANDING : fate.state();
  }

  /** What the views of its study need of it. */
  public CandidateSummary summary() {
    return new CandidateSummary(
        candidate.population().revision(),
        state(),
        fate == null ? null : fate.errorPercent(),
        fate == null || fate.run() == null ? 0 : fate.run().seconds(),
        sampledAt,
        fate == null ? null : fate.at());
  }
}
