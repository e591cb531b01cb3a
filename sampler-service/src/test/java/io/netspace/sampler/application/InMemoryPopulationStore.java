package io.netspace.sampler.application;

import io.netspace.contracts.event.PopulationRequested;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.sampler.domain.PopulationState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Populations in maps and sets. */
public final class InMemoryPopulationStore implements PopulationStore {
  private final Map<PopulationId, PopulationRequested> requests = new HashMap<>();
  private final Map<PopulationId, Integer> upToIndices = new HashMap<>();
  private final Map<CandidateId, Candidate> candidates = new HashMap<>();
  private final Set<CandidateId> ended = new HashSet<>();
  private final Set<PopulationId> exhausted = new HashSet<>();
  private final Set<PopulationId> closed = new HashSet<>();
  private final Set<StudyId> paused = new HashSet<>();
  private final Set<StudyId> over = new HashSet<>();
  private boolean readOnly;

  /** Lets every fact about candidates and exhaustion fail, as when a store goes away. */
  void readOnly(boolean readOnly) {
    this.readOnly = readOnly;
  }

  private void mayWrite() {
    if (readOnly) {
      throw new IllegalStateException("The store is away.");
    }
  }

  @Override
  public void requested(PopulationRequested request) {
    requests.putIfAbsent(request.population().id(), request);
    upToIndices.merge(request.population().id(), request.upToIndex(), Math::max);
  }

  @Override
  public void sampled(Candidate candidate) {
    mayWrite();
    candidates.put(candidate.id(), candidate);
  }

  @Override
  public void ended(Candidate candidate) {
    candidates.put(candidate.id(), candidate);
    ended.add(candidate.id());
  }

  @Override
  public void exhausted(PopulationId population) {
    mayWrite();
    exhausted.add(population);
  }

  @Override
  public void closed(PopulationId population) {
    closed.add(population);
  }

  @Override
  public void paused(StudyId study) {
    paused.add(study);
  }

  @Override
  public void resumed(StudyId study) {
    paused.remove(study);
  }

  @Override
  public void over(StudyId study) {
    over.add(study);
  }

  @Override
  public List<PopulationState> open() {
    return requests.values().stream()
        .filter(request -> !closed.contains(request.population().id()))
        .filter(request -> !over.contains(request.population().study()))
        .map(this::state)
        .toList();
  }

  private PopulationState state(PopulationRequested request) {
    PopulationId id = request.population().id();
    return new PopulationState(
        id,
        upToIndices.get(id),
        (int) of(id).count(),
        (int) of(id).filter(candidate -> !ended.contains(candidate.id())).count(),
        exhausted.contains(id),
        paused.contains(request.population().study()));
  }

  private Stream<Candidate> of(PopulationId population) {
    return candidates.values().stream()
        .filter(candidate -> candidate.population().id().equals(population));
  }

  @Override
  public Optional<PopulationRequested> request(PopulationId population) {
    return Optional.ofNullable(requests.get(population));
  }

  @Override
  public Set<String> networks(PopulationId population) {
    return of(population)
        .map(candidate -> candidate.architecture().canonicalHash())
        .collect(Collectors.toSet());
  }
}
