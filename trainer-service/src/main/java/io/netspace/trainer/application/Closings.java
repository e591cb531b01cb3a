package io.netspace.trainer.application;

import io.netspace.contracts.event.PopulationClosed;
import io.netspace.contracts.event.StudyCancelled;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.StudyId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The populations and studies whose candidates nobody waits for any more. Thread-safe. */
public final class Closings {
  private final Set<PopulationId> populations = ConcurrentHashMap.newKeySet();
  private final Set<StudyId> studies = ConcurrentHashMap.newKeySet();

  /** Notes a closing; other events change nothing. */
  public void apply(Event event) {
    if (event instanceof PopulationClosed closed) {
      populations.add(closed.population().id());
    }
    if (event instanceof StudyCancelled cancelled) {
      studies.add(cancelled.provenance().study());
    }
  }

  /** Whether the candidate's population is closed or its study cancelled. */
  public boolean concern(Candidate candidate) {
    return populations.contains(candidate.population().id())
        || studies.contains(candidate.population().study());
  }
}
