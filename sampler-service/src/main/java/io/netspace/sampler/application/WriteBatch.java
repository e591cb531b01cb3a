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

/**
 * The records to store after a batch of events: the last one of each study, population and
 * candidate.
 */
public final class WriteBatch {
  private final Map<StudyId, StudyRecord> studies = new LinkedHashMap<>();
  private final Map<PopulationId, PopulationRecord> populations = new LinkedHashMap<>();
  private final Map<CandidateId, CandidateRecord> candidates = new LinkedHashMap<>();

  public WriteBatch put(StudyRecord record) {
    studies.put(record.id(), record);
    return this;
  }

  public WriteBatch put(PopulationRecord record) {
    populations.merge(record.id(), record, (earlier, later) -> later.mergedWith(earlier));
    return this;
  }

  public WriteBatch put(CandidateRecord record) {
    candidates.put(record.id(), record);
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
