package io.netspace.gateway.application;

import io.netspace.gateway.domain.candidate.CandidateBlock;
import io.netspace.gateway.domain.candidate.CandidateRecord;
import io.netspace.gateway.domain.candidate.ReplicateGroup;
import io.netspace.gateway.domain.candidate.TrainingProgress;
import io.netspace.gateway.domain.study.SizeRequeue;
import io.netspace.gateway.domain.study.StudyFacts;
import io.netspace.messaging.event.CandidateRequeued;
import io.netspace.messaging.event.CandidateSampled;
import io.netspace.messaging.event.EpochCompleted;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.Event;
import io.netspace.model.study.Outcome;
import io.netspace.model.study.StudyId;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The changes that a batch of the log makes to the read model, before they are stored. */
final class BatchUpdate {
  private final ReadModelState state;
  private final EventLog.Draft draft;
  private final Map<BlockKey, CandidateBlock.Builder> blocks = new LinkedHashMap<>();
  private final Map<StudyId, StudyFacts> studies = new LinkedHashMap<>();
  private final Map<CandidateId, Optional<TrainingProgress>> trainings = new HashMap<>();

  BatchUpdate(ReadModelState state, EventLog.Draft draft) {
    this.state = state;
    this.draft = draft;
  }

  /** Applies an event, unless it is known. */
  void apply(Event event, Instant time, long offset) {
    switch (event) {
      case CandidateSampled sampled -> sampled(sampled, time, offset);
      case EpochCompleted epoch -> epochCompleted(epoch, time);
      case CandidateRequeued requeued -> requeued(requeued, time);
      case Outcome outcome -> outcome(outcome, time, offset);
      default -> applyToStudy(event, time);
    }
  }

  private void sampled(CandidateSampled event, Instant time, long offset) {
    Candidate candidate = event.candidate();
    CandidateRecord record = candidateRecord(candidate);
    boolean lost = record.sampledOffset() == offset && draft.isLost(record.sampledSegment());
    if (lost || !record.knowsSampling(offset)) {
      CandidateBlock.Builder block = block(candidate);
      block.put(candidate.index(), record.withSampling(offset, append(candidate, event, time)));
      block.sampledAt(time);
    }
  }

  private void outcome(Outcome outcome, Instant time, long offset) {
    Candidate candidate = outcome.candidate();
    CandidateRecord record = candidateRecord(candidate);
    boolean lost = record.outcomeOffset() == offset && draft.isLost(record.outcomeSegment());
    if (lost || !record.knowsOutcome(offset)) {
      CandidateBlock.Builder block = block(candidate);
      block.put(
          candidate.index(), record.withOutcome(outcome, offset, append(candidate, outcome, time)));
      block.outcomeAt(time);
      trainings.put(candidate.id(), Optional.empty());
      changeFacts(outcome.provenance().study(), facts -> facts.ended(candidate.id()));
    }
  }

  private void requeued(CandidateRequeued event, Instant time) {
    SizeRequeue requeue =
        new SizeRequeue(
            event.memoryBytes(), event.trainerMemoryBytes(), event.times(), event.limit());
    boolean isNew =
        !candidateRecord(event.candidate()).hasOutcome()
            && changeFacts(
                event.provenance().study(),
                facts -> facts.requeued(event.candidate().id(), requeue));
    if (isNew) {
      append(event.candidate(), event, time);
    } else {
      draft.retain(event, time);
    }
  }

  private void epochCompleted(EpochCompleted epoch, Instant time) {
    Candidate candidate = epoch.candidate();
    if (candidateRecord(candidate).hasOutcome()) {
      draft.retain(epoch, time);
      return;
    }
    TrainingProgress before =
        trainings
            .getOrDefault(candidate.id(), state.training(candidate.id()))
            .orElseGet(() -> TrainingProgress.of(epoch.attempt(), epoch.trainer()));
    TrainingProgress after = before.with(epoch.attempt(), epoch.trainer(), epoch.result());
    if (!after.equals(before)) {
      append(candidate, epoch, time);
      trainings.put(candidate.id(), Optional.of(after));
    } else {
      draft.retain(epoch, time);
    }
  }

  /** Applies an event about a study, unless it is known. */
  void applyToStudy(Event event, Instant time) {
    StudyId id = event.provenance().study();
    if (changeFacts(id, facts -> StudyProjection.apply(facts, event, time))) {
      draft.append(id, event, time);
    } else {
      draft.retain(event, time);
    }
  }

  /** Returns whether the facts are others afterwards. */
  private boolean changeFacts(StudyId id, UnaryOperator<StudyFacts> change) {
    StudyFacts before = studies.getOrDefault(id, state.facts(id));
    StudyFacts after = change.apply(before);
    if (after.equals(before)) {
      return false;
    }
    studies.put(id, after);
    return true;
  }

  private long append(Candidate candidate, Event event, Instant time) {
    return draft.append(candidate.population().study(), event, time);
  }

  private CandidateRecord candidateRecord(Candidate candidate) {
    BlockKey place = BlockKey.of(candidate);
    CandidateBlock.Builder changed = blocks.get(place);
    return (changed != null
            ? changed.at(candidate.index())
            : state
                .block(place.group(), place.number())
                .flatMap(block -> block.at(candidate.index())))
        .orElseGet(() -> CandidateRecord.of(candidate.id(), candidate.complexity()));
  }

  private CandidateBlock.Builder block(Candidate candidate) {
    return blocks.computeIfAbsent(
        BlockKey.of(candidate),
        place ->
            state
                .block(place.group(), place.number())
                .map(CandidateBlock::builder)
                .orElseGet(() -> CandidateBlock.builder(place.group(), place.number())));
  }

  /** All changes. */
  ReadModelChanges changes() {
    List<CandidateBlock> done =
        blocks.values().stream().map(CandidateBlock.Builder::build).toList();
    return new ReadModelChanges(
        draft.segments(), draft.windows(), done, List.copyOf(studies.values()), draft.dropped());
  }

  Map<CandidateId, Optional<TrainingProgress>> trainings() {
    return trainings;
  }

  private record BlockKey(ReplicateGroup group, int number) {
    static BlockKey of(Candidate candidate) {
      return new BlockKey(
          ReplicateGroup.of(candidate), CandidateBlock.blockNumber(candidate.index()));
    }
  }
}
