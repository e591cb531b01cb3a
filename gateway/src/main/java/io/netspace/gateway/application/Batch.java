package io.netspace.gateway.application;

import io.netspace.contracts.event.CandidateSampled;
import io.netspace.contracts.event.EpochCompleted;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.gateway.domain.Cohort;
import io.netspace.gateway.domain.FateBlock;
import io.netspace.gateway.domain.Standing;
import io.netspace.gateway.domain.StudyFacts;
import io.netspace.gateway.domain.Training;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What some entries of the log add to what is known, before it is stored. */
final class Batch {
  private final Knowledge known;
  private final EventLog.Draft told;
  private final Map<Place, FateBlock.Draft> blocks = new LinkedHashMap<>();
  private final Map<StudyId, StudyFacts> studies = new LinkedHashMap<>();
  private final Map<CandidateId, Optional<Training>> trainings = new HashMap<>();

  Batch(Knowledge known, EventLog.Draft told) {
    this.known = known;
    this.told = told;
  }

  /** Adds what an event says, unless that is known. */
  void take(Event event, Instant time, long offset) {
    switch (event) {
      case CandidateSampled sampled -> sampled(sampled, time, offset);
      case EpochCompleted epoch -> completed(epoch, time);
      case Outcome outcome -> ended(outcome, time, offset);
      default -> takeOfAStudy(event, time);
    }
  }

  private void sampled(CandidateSampled event, Instant time, long offset) {
    Candidate candidate = event.candidate();
    Standing standing = standing(candidate);
    boolean lost = standing.sampledOffset() == offset && told.isLost(standing.sampledIn());
    if (lost || !standing.knowsSampling(offset)) {
      FateBlock.Draft block = block(candidate);
      block.put(candidate.index(), standing.sampled(offset, tell(candidate, event, time)));
      block.sampledAt(time);
    }
  }

  private void ended(Outcome outcome, Instant time, long offset) {
    Candidate candidate = outcome.candidate();
    Standing standing = standing(candidate);
    boolean lost = standing.endedOffset() == offset && told.isLost(standing.endedIn());
    if (lost || !standing.knowsOutcome(offset)) {
      FateBlock.Draft block = block(candidate);
      block.put(candidate.index(), standing.ended(outcome, offset, tell(candidate, outcome, time)));
      block.endedAt(time);
      trainings.put(candidate.id(), Optional.empty());
    }
  }

  private void completed(EpochCompleted epoch, Instant time) {
    Candidate candidate = epoch.candidate();
    if (standing(candidate).isEnded()) {
      told.keep(epoch, time);
      return;
    }
    Training before =
        trainings
            .getOrDefault(candidate.id(), known.training(candidate.id()))
            .orElseGet(() -> Training.of(epoch.attempt(), epoch.trainer()));
    Training after = before.with(epoch.attempt(), epoch.trainer(), epoch.result());
    if (!after.equals(before)) {
      tell(candidate, epoch, time);
      trainings.put(candidate.id(), Optional.of(after));
    } else {
      told.keep(epoch, time);
    }
  }

  /** Adds what an event says of a study, unless that is known. */
  void takeOfAStudy(Event event, Instant time) {
    StudyId id = event.provenance().study();
    StudyFacts before = studies.getOrDefault(id, known.facts(id));
    StudyFacts after = Projection.apply(before, event, time);
    if (!after.equals(before)) {
      told.tell(id, event, time);
      studies.put(id, after);
    } else {
      told.keep(event, time);
    }
  }

  private long tell(Candidate candidate, Event event, Instant time) {
    return told.tell(candidate.population().study(), event, time);
  }

  private Standing standing(Candidate candidate) {
    Place place = Place.of(candidate);
    FateBlock.Draft changed = blocks.get(place);
    return (changed != null
            ? changed.at(candidate.index())
            : known
                .block(place.cohort(), place.number())
                .flatMap(block -> block.at(candidate.index())))
        .orElseGet(() -> Standing.of(candidate.id(), candidate.complexity()));
  }

  private FateBlock.Draft block(Candidate candidate) {
    return blocks.computeIfAbsent(
        Place.of(candidate),
        place ->
            known
                .block(place.cohort(), place.number())
                .map(FateBlock::draft)
                .orElseGet(() -> FateBlock.draft(place.cohort(), place.number())));
  }

  /** All that it adds. */
  Changes changes() {
    List<FateBlock> done = blocks.values().stream().map(FateBlock.Draft::done).toList();
    return new Changes(
        told.chapters(), told.windows(), done, List.copyOf(studies.values()), told.dropped());
  }

  Map<CandidateId, Optional<Training>> trainings() {
    return trainings;
  }

  private record Place(Cohort cohort, int number) {
    static Place of(Candidate candidate) {
      return new Place(Cohort.of(candidate), FateBlock.numberOf(candidate.index()));
    }
  }
}
