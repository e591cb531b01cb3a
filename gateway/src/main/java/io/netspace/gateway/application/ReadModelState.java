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
 * The read model in memory: facts and ledgers of all studies, without the bodies of their
 * candidates. One writer, {@link ReadModel}; any number of readers.
 */
final class ReadModelState {
  private final Map<StudyId, StudyFacts> facts = new ConcurrentHashMap<>();
  private final Map<StudyId, StudyCandidates> candidatesByStudy = new ConcurrentHashMap<>();
  private final Map<CandidateId, TrainingProgress> trainings = new ConcurrentHashMap<>();

  /** What the store knows. */
  static ReadModelState load(ReadModelStore store, EventLog log, EventJson json) {
    ReadModelState knowledge = new ReadModelState();
    List<CandidateBlock> blocks = new ArrayList<>();
    store.forEachBlock(blocks::add);
    knowledge.add(store.studies(), blocks);
    knowledge.candidatesByStudy.forEach(
        (study, ledger) -> {
          if (ledger.counts().outstanding() > 0) {
            log.progress(study)
                .forEach(told -> knowledge.applyEpoch(json.read(told.type(), told.json())));
          }
        });
    return knowledge;
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

  Optional<CandidateBlock> block(ReplicateGroup cohort, int number) {
    return candidates(cohort.study()).block(cohort, number);
  }

  Optional<TrainingProgress> training(CandidateId candidate) {
    return Optional.ofNullable(trainings.get(candidate));
  }

  Optional<CandidateRecord> candidateRecord(CandidateId candidate) {
    return candidatesByStudy.values().stream()
        .map(ledger -> ledger.find(candidate))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private StudyCandidates candidates(StudyId study) {
    return candidatesByStudy.getOrDefault(study, StudyCandidates.EMPTY);
  }
}
