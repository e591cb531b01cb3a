package io.netspace.sampler.application;

import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.sampler.domain.CandidateFact;
import io.netspace.sampler.domain.PopulationFact;
import io.netspace.sampler.domain.StudyFact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Facts in maps, which can be told to go away. */
public final class InMemoryPopulationStore implements PopulationStore {
  private final Map<StudyId, StudyFact> studies = new LinkedHashMap<>();
  private final Map<PopulationId, PopulationFact> populations = new LinkedHashMap<>();
  private final Map<CandidateId, CandidateFact> candidates = new LinkedHashMap<>();
  private boolean away;

  void away(boolean away) {
    this.away = away;
  }

  void empty() {
    studies.clear();
    populations.clear();
    candidates.clear();
  }

  private void mustBeThere() {
    if (away) {
      throw new IllegalStateException("The store is away.");
    }
  }

  @Override
  public void save(Changes changes) {
    mustBeThere();
    changes.studies().forEach(fact -> studies.put(fact.id(), fact));
    changes
        .populations()
        .forEach(
            fact -> populations.merge(fact.id(), fact, (earlier, later) -> later.after(earlier)));
    changes.candidates().forEach(fact -> candidates.put(fact.id(), fact));
  }

  @Override
  public void forEachStudy(Consumer<StudyFact> consumer) {
    mustBeThere();
    List.copyOf(studies.values()).forEach(consumer);
  }

  @Override
  public void forEachPopulation(Consumer<PopulationFact> consumer) {
    mustBeThere();
    List.copyOf(populations.values()).forEach(consumer);
  }

  @Override
  public void forEachFate(Consumer<CandidateFact> consumer) {
    mustBeThere();
    List.copyOf(candidates.values()).forEach(consumer);
  }
}
