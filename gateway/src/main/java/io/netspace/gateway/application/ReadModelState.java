package io.netspace.gateway.application;

import io.netspace.gateway.domain.candidate.CandidateBlock;
import io.netspace.gateway.domain.candidate.CandidateRecord;
import io.netspace.gateway.domain.candidate.ReplicateGroup;
import io.netspace.gateway.domain.candidate.StudyCandidates;
import io.netspace.gateway.domain.candidate.TrainingProgress;
import io.netspace.gateway.domain.study.StudyFacts;
import io.netspace.messaging.event.EpochCompleted;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.StudyId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The read model in memory: facts and candidates of all studies, without architectures and curves.
 * It has one writer, {@link ReadModel}, and any number of readers.
 */
final class ReadModelState {
  private final Map<StudyId, StudyFacts> facts = new ConcurrentHashMap<>();
  private final Map<StudyId, StudyCandidates> candidatesByStudy = new ConcurrentHashMap<>();
  private final Map<CandidateId, TrainingProgress> trainings = new ConcurrentHashMap<>();

  /** The stored state. */
  static ReadModelState load(ReadModelStore store, EventLog log, EventJson json) {
    ReadModelState state = new ReadModelState();
    List<CandidateBlock> blocks = new ArrayList<>();
    store.forEachBlock(blocks::add);
    state.add(store.studies(), blocks);
    state.candidatesByStudy.forEach(
        (study, candidates) -> {
          if (candidates.counts().outstanding() > 0) {
            log.progress(study)
                .forEach(event -> state.applyEpoch(json.read(event.type(), event.json())));
          }
        });
    return state;
  }

  private void applyEpoch(Object event) {
    if (event instanceof EpochCompleted epoch && !hasOutcome(epoch.candidate())) {
      CandidateId id = epoch.candidate().id();
      TrainingProgress known =
          trainings.getOrDefault(id, TrainingProgress.of(epoch.attempt(), epoch.trainer()));
      trainings.put(id, known.with(epoch.attempt(), epoch.trainer(), epoch.result()));
    }
  }

  private boolean hasOutcome(Candidate candidate) {
    return block(ReplicateGroup.of(candidate), CandidateBlock.blockNumber(candidate.index()))
        .flatMap(block -> block.at(candidate.index()))
        .filter(CandidateRecord::hasOutcome)
        .isPresent();
  }

  void add(Collection<StudyFacts> studies, Collection<CandidateBlock> blocks) {
    Map<StudyId, List<CandidateBlock>> byStudy = new HashMap<>();
    blocks.forEach(
        block -> byStudy.computeIfAbsent(block.group().study(), _ -> new ArrayList<>()).add(block));
    byStudy.forEach(
        (study, changed) -> candidatesByStudy.put(study, candidates(study).with(changed)));
    studies.forEach(study -> facts.put(study.id(), study));
  }

  void add(Map<CandidateId, Optional<TrainingProgress>> changed) {
    changed.forEach(
        (id, training) ->
            training.ifPresentOrElse(
                known -> trainings.put(id, known), () -> trainings.remove(id)));
  }

  StudyFacts facts(StudyId study) {
    return facts.getOrDefault(study, StudyFacts.of(study));
  }

  Optional<StudySnapshot> snapshot(StudyId study) {
    return Optional.ofNullable(facts.get(study))
        .map(known -> new StudySnapshot(known, candidates(study)));
  }

  Stream<StudySnapshot> snapshots() {
    return facts.values().stream().map(known -> new StudySnapshot(known, candidates(known.id())));
  }

  Optional<CandidateBlock> block(ReplicateGroup group, int number) {
    return candidates(group.study()).block(group, number);
  }

  Optional<TrainingProgress> training(CandidateId candidate) {
    return Optional.ofNullable(trainings.get(candidate));
  }

  Optional<CandidateRecord> candidateRecord(CandidateId candidate) {
    return candidatesByStudy.values().stream()
        .map(candidates -> candidates.find(candidate))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private StudyCandidates candidates(StudyId study) {
    return candidatesByStudy.getOrDefault(study, StudyCandidates.EMPTY);
  }
}
