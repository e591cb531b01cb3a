package io.netspace.sampler.application;

import io.netspace.sampler.domain.state.CandidateRecord;
import io.netspace.sampler.domain.state.PopulationRecord;
import io.netspace.sampler.domain.state.StudyRecord;
import java.util.function.Consumer;

/**
 * Stores the records of studies, populations and candidates, one each. It decides nothing: a record
 * that is saved again replaces the stored one.
 */
public interface PopulationStore {
  /** Stores records; the stored plan of a population remains where the new record has none. */
  void save(WriteBatch changes);

  /** Passes every study to a consumer. */
  void forEachStudy(Consumer<StudyRecord> consumer);

  /** Passes every population to a consumer. */
  void forEachPopulation(Consumer<PopulationRecord> consumer);

  /** Passes every candidate to a consumer, in any order and in constant memory. */
  void forEachCandidate(Consumer<CandidateRecord> consumer);
}
