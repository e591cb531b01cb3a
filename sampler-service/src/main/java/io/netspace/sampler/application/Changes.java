package io.netspace.sampler.application;

import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.sampler.domain.CandidateFact;
import io.netspace.sampler.domain.PopulationFact;
import io.netspace.sampler.domain.StudyFact;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is to be kept after some events: of each thing the last that was said of it. */
public final class Changes {
  private final Map<StudyId, StudyFact> studies = new LinkedHashMap<>();
  private final Map<PopulationId, PopulationFact> populations = new LinkedHashMap<>();
  private final Map<CandidateId, CandidateFact> candidates = new LinkedHashMap<>();

  public Changes with(StudyFact fact) {
    studies.put(fact.id(), fact);
    return this;
  }

  public Changes with(PopulationFact fact) {
    populations.merge(fact.id(), fact, (earlier, later) -> later.after(earlier));
    return this;
  }

  public Changes with(CandidateFact fact) {
    candidates.put(fact.id(), fact);
    return this;
  }

  public Collection<StudyFact> studies() {
    return studies.values();
  }

  public Collection<PopulationFact> populations() {
    return populations.values();
  }

  public Collection<CandidateFact> candidates() {
    return candidates.values();
  }
}
