package io.netspace.sampler.application;

import io.netspace.model.study.CandidateId;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.StudyId;
import io.netspace.sampler.domain.state.CandidateRecord;
import io.netspace.sampler.domain.state.PopulationRecord;
import io.netspace.sampler.domain.state.StudyRecord;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is to be kept after some events: of each thing the last that was said of it. */
public final class WriteBatch {
  private final Map<StudyId, StudyRecord> studies = new LinkedHashMap<>();
  private final Map<PopulationId, PopulationRecord> populations = new LinkedHashMap<>();
  private final Map<CandidateId, CandidateRecord> candidates = new LinkedHashMap<>();

  public WriteBatch put(StudyRecord fact) {
    studies.put(fact.id(), fact);
    return this;
  }

  public WriteBatch put(PopulationRecord fact) {
    populations.merge(fact.id(), fact, (earlier, later) -> later.mergedWith(earlier));
    return this;
  }

  public WriteBatch put(CandidateRecord fact) {
    candidates.put(fact.id(), fact);
    return this;
  }

  public Collection<StudyRecord> studies() {
    return studies.values();
  }

  public Collection<PopulationRecord> populations() {
    return populations.values();
  }

  public Collection<CandidateRecord> candidates() {
    return candidates.values();
  }
}
