package io.netspace.sampler.application;

import io.netspace.sampler.domain.state.CandidateRecord;
import io.netspace.sampler.domain.state.PopulationRecord;
import io.netspace.sampler.domain.state.StudyRecord;
import java.util.function.Consumer;

/**
 * Keeps what the log says of studies, populations and candidates, one fact each. It decides
 * nothing: a fact that is saved again replaces what was kept of its study, population or candidate.
 */
public interface PopulationStore {
  /** Keeps facts; of a population's plan, what was kept before stays when the fact has none. */
  void save(WriteBatch changes);

  /** Hands out every study. */
  void forEachStudy(Consumer<StudyRecord> consumer);

  /** Hands out every population. */
  void forEachPopulation(Consumer<PopulationRecord> consumer);

  /** Hands out every candidate, with its fate, in no order; in constant memory. */
  void forEachCandidate(Consumer<CandidateRecord> consumer);
}
