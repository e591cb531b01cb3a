package io.netspace.sampler.application;

import io.netspace.model.study.CandidateId;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.StudyId;
import io.netspace.sampler.domain.state.CandidateRecord;
import io.netspace.sampler.domain.state.PopulationRecord;
import io.netspace.sampler.domain.state.StudyRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Records in maps; can be made unavailable. */
public final class InMemoryPopulationStore implements PopulationStore {
  private final Map<StudyId, StudyRecord> studies = new LinkedHashMap<>();
  private final Map<PopulationId, PopulationRecord> populations = new LinkedHashMap<>();
  private final Map<CandidateId, CandidateRecord> candidates = new LinkedHashMap<>();
  private boolean unavailable;

  void setUnavailable(boolean unavailable) {
    this.unavailable = unavailable;
  }

  void empty() {
    studies.clear();
    populations.clear();
    candidates.clear();
  }

  private void requireAvailable() {
    if (unavailable) {
      throw new IllegalStateException("The store is unavailable.");
    }
  }

  @Override
  public void save(WriteBatch changes) {
    requireAvailable();
    changes.studies().forEach(fact -> studies.put(fact.id(), fact));
    changes
        .populations()
        .forEach(
            fact ->
                populations.merge(fact.id(), fact, (earlier, later) -> later.mergedWith(earlier)));
    changes.candidates().forEach(fact -> candidates.put(fact.id(), fact));
  }

  @Override
  public void forEachStudy(Consumer<StudyRecord> consumer) {
    requireAvailable();
    List.copyOf(studies.values()).forEach(consumer);
  }

  @Override
  public void forEachPopulation(Consumer<PopulationRecord> consumer) {
    requireAvailable();
    List.copyOf(populations.values()).forEach(consumer);
  }

  @Override
  public void forEachCandidate(Consumer<CandidateRecord> consumer) {
    requireAvailable();
    List.copyOf(candidates.values()).forEach(consumer);
  }
}
