package io.netspace.gateway.application;

import io.netspace.contracts.event.EpochCompleted;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.gateway.domain.Cohort;
import io.netspace.gateway.domain.Dossier;
import io.netspace.gateway.domain.FateBlock;
import io.netspace.gateway.domain.Standing;
import io.netspace.gateway.domain.StudyFacts;
import io.netspace.gateway.domain.StudyLedger;
import io.netspace.gateway.domain.Training;
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
final class Knowledge {
  private final Map<StudyId, StudyFacts> facts = new ConcurrentHashMap<>();
  private final Map<StudyId, StudyLedger> ledgers = new ConcurrentHashMap<>();
  private final Map<CandidateId, Training> trainings = new ConcurrentHashMap<>();

  /** What the store knows. */
  static Knowledge read(StudyViewStore store, EventLog log, EventJson json) {
    Knowledge knowledge = new Knowledge();
    List<FateBlock> blocks = new ArrayList<>();
    store.forEachBlock(blocks::add);
    knowledge.add(store.studies(), blocks);
    knowledge.ledgers.forEach(
        (study, ledger) -> {
          if (ledger.fates().outstanding() > 0) {
            log.progress(study)
                .forEach(told -> knowledge.train(json.read(told.type(), told.json())));
          }
        });
    return knowledge;
  }

  private void train(Object event) {
    if (event instanceof EpochCompleted epoch && !isEnded(epoch.candidate())) {
      CandidateId id = epoch.candidate().id();
      Training known = trainings.getOrDefault(id, Training.of(epoch.attempt(), epoch.trainer()));
      trainings.put(id, known.with(epoch.attempt(), epoch.trainer(), epoch.result()));
    }
  }

  private boolean isEnded(Candidate candidate) {
    return block(Cohort.of(candidate), FateBlock.numberOf(candidate.index()))
        .flatMap(block -> block.at(candidate.index()))
        .filter(Standing::isEnded)
        .isPresent();
  }

  void add(Collection<StudyFacts> studies, Collection<FateBlock> blocks) {
    Map<StudyId, List<FateBlock>> byStudy = new HashMap<>();
    blocks.forEach(
        block ->
            byStudy.computeIfAbsent(block.cohort().study(), _ -> new ArrayList<>()).add(block));
    byStudy.forEach((study, changed) -> ledgers.put(study, ledger(study).with(changed)));
    studies.forEach(study -> facts.put(study.id(), study));
  }

  void add(Map<CandidateId, Optional<Training>> changed) {
    changed.forEach(
        (id, training) ->
            training.ifPresentOrElse(
                known -> trainings.put(id, known), () -> trainings.remove(id)));
  }

  StudyFacts facts(StudyId study) {
    return facts.getOrDefault(study, StudyFacts.of(study));
  }

  Optional<Dossier> dossier(StudyId study) {
    return Optional.ofNullable(facts.get(study)).map(known -> new Dossier(known, ledger(study)));
  }

  Stream<Dossier> dossiers() {
    return facts.values().stream().map(known -> new Dossier(known, ledger(known.id())));
  }

  Optional<FateBlock> block(Cohort cohort, int number) {
    return ledger(cohort.study()).block(cohort, number);
  }

  Optional<Training> training(CandidateId candidate) {
    return Optional.ofNullable(trainings.get(candidate));
  }

  Optional<Standing> standing(CandidateId candidate) {
    return ledgers.values().stream()
        .map(ledger -> ledger.find(candidate))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private StudyLedger ledger(StudyId study) {
    return ledgers.getOrDefault(study, StudyLedger.EMPTY);
  }
}
