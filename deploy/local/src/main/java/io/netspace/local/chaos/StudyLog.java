package io.netspace.local.chaos;

import io.netspace.contracts.event.CandidateSampled;
import io.netspace.contracts.event.EpochCompleted;
import io.netspace.contracts.event.RefinementDecided;
import io.netspace.contracts.event.StudyConcluded;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.Conclusion;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.contracts.vocabulary.RefinementId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one study of a log, folded: of what is told twice the first in log order counts, and what is
 * told differently the second time is remembered as a contradiction. May be read while it is
 * written.
 */
final class StudyLog {
  private final Map<CandidateId, Candidate> sampled = new LinkedHashMap<>();
  private final Map<CandidateId, Outcome> outcomes = new LinkedHashMap<>();
  private final Map<RefinementId, RefinementDecided> decisions = new LinkedHashMap<>();
  private final Map<String, EpochCompleted> lastEpochs = new LinkedHashMap<>();
  private final Set<CandidateId> endedAgain = new LinkedHashSet<>();
  private final Set<String> contradictions = new LinkedHashSet<>();
  private @Nullable Conclusion conclusion;
  private int repetitions;
  private int news;

  /** Takes the next event of the log. */
  synchronized void hear(Event event) {
    switch (event) {
      case CandidateSampled told -> sampled(told.candidate());
      case Outcome told -> ended(told);
      case RefinementDecided told -> decided(told);
      case StudyConcluded told -> concluded(told.conclusion());
      case EpochCompleted told -> lastEpochs.put(told.trainer(), told);
      default -> {}
    }
  }

  private void sampled(Candidate candidate) {
    Candidate first = sampled.putIfAbsent(candidate.id(), candidate);
    count(first == null);
    if (first != null && !Fingerprint.Draw.of(first).equals(Fingerprint.Draw.of(candidate))) {
      contradictions.add(
          "Candidate %s was sampled twice, as different networks.".formatted(candidate.id()));
    }
  }

  private void ended(Outcome outcome) {
    CandidateId candidate = outcome.candidate().id();
    Outcome first = outcomes.putIfAbsent(candidate, outcome);
    count(first == null);
    if (first != null) {
      endedAgain.add(candidate);
    }
  }

  private void decided(RefinementDecided decided) {
    RefinementDecided first = decisions.putIfAbsent(decided.refinement(), decided);
    count(first == null);
    if (first != null
        && !Fingerprint.Judgement.of(first).equals(Fingerprint.Judgement.of(decided))) {
      contradictions.add(
          "Refinement %s was decided twice, differently.".formatted(decided.change().name()));
    }
  }

  private void concluded(Conclusion told) {
    Conclusion first = conclusion;
    count(first == null);
    if (first == null) {
      conclusion = told;
    } else if (!Fingerprint.End.of(first).equals(Fingerprint.End.of(told))) {
      contradictions.add("The study was concluded twice, differently.");
    }
  }

  private void count(boolean isNew) {
    if (isNew) {
      news++;
    } else {
      repetitions++;
    }
  }

  /** Grows with every fact that is new. */
  synchronized int news() {
    return news;
  }

  /** Facts told again. */
  synchronized int repetitions() {
    return repetitions;
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

  /** Whether the study is concluded and no candidate is outstanding. */
  synchronized boolean atRest() {
    return conclusion != null && outcomes.keySet().containsAll(sampled.keySet());
  }

  /** The first outcome of a candidate. */
  synchronized Optional<Outcome> outcome(CandidateId candidate) {
    return Optional.ofNullable(outcomes.get(candidate));
  }

  /** Whether another outcome of the candidate came after the first. */
  synchronized boolean endedAgain(CandidateId candidate) {
    return endedAgain.contains(candidate);
  }

  /** The epochs that trainers have finished last, of candidates that have no outcome yet. */
  synchronized List<EpochCompleted> trainings() {
    return lastEpochs.values().stream()
        .filter(epoch -> !outcomes.containsKey(epoch.candidate().id()))
        .toList();
  }

  /** What the log contradicts itself in, and every candidate without exactly one counted fate. */
  synchronized List<String> complaints() {
    List<String> complaints = new ArrayList<>(contradictions);
    if (conclusion == null) {
      complaints.add("The study did not conclude.");
    }
    long outstanding =
        sampled.keySet().stream().filter(candidate -> !outcomes.containsKey(candidate)).count();
    if (outstanding > 0) {
      complaints.add("%d of %d candidates have no outcome.".formatted(outstanding, sampled.size()));
    }
    long unknown =
        outcomes.keySet().stream().filter(candidate -> !sampled.containsKey(candidate)).count();
    if (unknown > 0) {
      complaints.add("%d outcomes are of candidates that were never sampled.".formatted(unknown));
    }
    return List.copyOf(complaints);
  }

  synchronized Fingerprint fingerprint() {
    Map<CandidateId, Fingerprint.Draw> draws = new LinkedHashMap<>();
    sampled.forEach((id, candidate) -> draws.put(id, Fingerprint.Draw.of(candidate)));
    Map<CandidateId, Fate> fates = new LinkedHashMap<>();
    outcomes.forEach((id, outcome) -> fates.put(id, Fate.of(outcome)));
    Map<RefinementId, Fingerprint.Judgement> judgements = new LinkedHashMap<>();
    decisions.forEach((id, decided) -> judgements.put(id, Fingerprint.Judgement.of(decided)));
    return new Fingerprint(
        draws,
        fates,
        judgements,
        Optional.ofNullable(conclusion).map(Fingerprint.End::of).stream().toList());
  }
}
