package io.netspace.lab.chaos;

import io.netspace.messaging.event.CandidateSampled;
import io.netspace.messaging.event.EpochCompleted;
import io.netspace.messaging.event.RefinementDecided;
import io.netspace.messaging.event.StudyConcluded;
import io.netspace.messaging.event.StudyRefused;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.CandidateTrained;
import io.netspace.model.study.Conclusion;
import io.netspace.model.study.Event;
import io.netspace.model.study.Outcome;
import io.netspace.model.study.RefinementId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A projection of the only study of a log: of duplicates the first in log order counts, and a
 * duplicate with other content is recorded as a contradiction. May be read while it is written.
 */
final class StudyProjection {
  private final Map<CandidateId, Candidate> sampled = new LinkedHashMap<>();
  private final Map<CandidateId, Outcome> outcomes = new LinkedHashMap<>();
  private final Map<RefinementId, RefinementDecided> decisions = new LinkedHashMap<>();
  private final Map<String, EpochCompleted> lastEpochs = new LinkedHashMap<>();
  private final Set<CandidateId> duplicateOutcomes = new LinkedHashSet<>();
  private final Set<String> contradictions = new LinkedHashSet<>();
  private @Nullable Conclusion conclusion;
  private @Nullable String refusal;
  private int duplicates;
  private int newFacts;

  /** Applies the next event of the log. */
  synchronized void apply(Event event) {
    switch (event) {
      case CandidateSampled sampled -> sampled(sampled.candidate());
      case Outcome outcome -> ended(outcome);
      case RefinementDecided decided -> decided(decided);
      case StudyConcluded concluded -> concluded(concluded.conclusion());
      case StudyRefused refused -> refused(refused.reason());
      case EpochCompleted epoch -> lastEpochs.put(epoch.trainer(), epoch);
      default -> {}
    }
  }

  private void sampled(Candidate candidate) {
    Candidate first = sampled.putIfAbsent(candidate.id(), candidate);
    count(first == null);
    if (first != null
        && !RunFingerprint.SampledNetwork.of(first)
            .equals(RunFingerprint.SampledNetwork.of(candidate))) {
      contradictions.add(
          "Candidate %s was sampled twice, as different networks.".formatted(candidate.id()));
    }
  }

  private void ended(Outcome outcome) {
    CandidateId candidate = outcome.candidate().id();
    Outcome first = outcomes.putIfAbsent(candidate, outcome);
    count(first == null);
    if (first != null) {
      duplicateOutcomes.add(candidate);
    }
  }

  private void decided(RefinementDecided decided) {
    RefinementDecided first = decisions.putIfAbsent(decided.refinement(), decided);
    count(first == null);
    if (first != null
        && !RunFingerprint.DecisionSummary.of(first)
            .equals(RunFingerprint.DecisionSummary.of(decided))) {
      contradictions.add(
          "Refinement %s was decided twice, differently.".formatted(decided.change().name()));
    }
  }

  private void concluded(Conclusion concluded) {
    Conclusion first = conclusion;
    count(first == null);
    if (first == null) {
      conclusion = concluded;
    } else if (!RunFingerprint.ConclusionSummary.of(first)
        .equals(RunFingerprint.ConclusionSummary.of(concluded))) {
      contradictions.add("The study was concluded twice, differently.");
    }
  }

  private void refused(String reason) {
    count(refusal == null);
    if (refusal == null) {
      refusal = reason;
    }
  }

  private void count(boolean isNew) {
    if (isNew) {
      newFacts++;
    } else {
      duplicates++;
    }
  }

  /** The number of distinct facts. */
  synchronized int newFacts() {
    return newFacts;
  }

  /** The number of duplicates. */
  synchronized int duplicates() {
    return duplicates;
  }

  synchronized int candidates() {
    return sampled.size();
  }

  synchronized int ended() {
    return outcomes.size();
  }

  synchronized int decided() {
    return decisions.size();
  }

  /** Whether the study has ended and no candidate is outstanding. */
  synchronized boolean isComplete() {
    return (conclusion != null || refusal != null)
        && outcomes.keySet().containsAll(sampled.keySet());
  }

  /** Why the study was refused or failed; empty if it was not. */
  synchronized Optional<String> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** The digests of the images that the trained candidates were trained on. */
  synchronized Set<String> dataSetDigests() {
    return outcomes.values().stream()
        .filter(CandidateTrained.class::isInstance)
        .map(outcome -> ((CandidateTrained) outcome).run().dataSetDigest())
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** The first outcome of a candidate. */
  synchronized Optional<Outcome> outcome(CandidateId candidate) {
    return Optional.ofNullable(outcomes.get(candidate));
  }

  /** Whether the candidate has a second outcome. */
  synchronized boolean hasDuplicateOutcome(CandidateId candidate) {
    return duplicateOutcomes.contains(candidate);
  }

  /** The latest finished epoch of candidates without an outcome. */
  synchronized List<EpochCompleted> runningTrainings() {
    return lastEpochs.values().stream()
        .filter(epoch -> !outcomes.containsKey(epoch.candidate().id()))
        .toList();
  }

  /**
   * Contradictions in the log, and candidates without exactly one counted outcome.
   *
   * @param mustFail whether the study must fail, and not conclude
   */
  synchronized List<String> violations(boolean mustFail) {
    List<String> violations = new ArrayList<>(contradictions);
    if (mustFail ? refusal == null : conclusion == null) {
      violations.add(mustFail ? "The study did not fail." : "The study did not conclude.");
    }
    long outstanding =
        sampled.keySet().stream().filter(candidate -> !outcomes.containsKey(candidate)).count();
    if (outstanding > 0) {
      violations.add("%d of %d candidates have no outcome.".formatted(outstanding, sampled.size()));
    }
    long unknown =
        outcomes.keySet().stream().filter(candidate -> !sampled.containsKey(candidate)).count();
    if (unknown > 0) {
      violations.add("%d outcomes are of candidates that were never sampled.".formatted(unknown));
    }
    return List.copyOf(violations);
  }

  synchronized RunFingerprint fingerprint() {
    Map<CandidateId, RunFingerprint.SampledNetwork> draws = new LinkedHashMap<>();
    sampled.forEach((id, candidate) -> draws.put(id, RunFingerprint.SampledNetwork.of(candidate)));
    Map<CandidateId, ComparableOutcome> comparable = new LinkedHashMap<>();
    outcomes.forEach((id, outcome) -> comparable.put(id, ComparableOutcome.of(outcome)));
    Map<RefinementId, RunFingerprint.DecisionSummary> judgements = new LinkedHashMap<>();
    decisions.forEach(
        (id, decided) -> judgements.put(id, RunFingerprint.DecisionSummary.of(decided)));
    return new RunFingerprint(
        draws,
        comparable,
        judgements,
        Optional.ofNullable(conclusion).map(RunFingerprint.ConclusionSummary::of).stream()
            .toList());
  }
}
