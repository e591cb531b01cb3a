package io.netspace.sampler.application;

import io.netspace.sampler.domain.CandidateFact;
import io.netspace.sampler.domain.PopulationFact;
import io.netspace.sampler.domain.StudyFact;
import java.util.function.Consumer;

/**
 * Keeps what the log says of studies, populations and candidates, one fact each. It decides
 * nothing: a fact that is saved again replaces what was kept of its study, population or candidate.
 */
public interface PopulationStore {
  /** Keeps facts; of a population's plan, what was kept before stays when the fact has none. */
  void save(Changes changes);

  /** Hands out every study. */
  void forEachStudy(Consumer<StudyFact> consumer);

  /** Hands out every population. */
  void forEachPopulation(Consumer<PopulationFact> consumer);

  /** Hands out every candidate, with its fate, in no order; in constant memory. */
  void forEachFate(Consumer<CandidateFact> consumer);
}
