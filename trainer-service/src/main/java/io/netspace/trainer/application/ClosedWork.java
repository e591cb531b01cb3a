package io.netspace.trainer.application;

import io.netspace.messaging.event.PopulationClosed;
import io.netspace.messaging.event.StudyCancelled;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.Event;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.StudyId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The closed populations and cancelled studies, whose candidates need no outcome any more.
 * Thread-safe.
 */
public final class ClosedWork {
  private final Set<PopulationId> populations = ConcurrentHashMap.newKeySet();
  private final Set<StudyId> studies = ConcurrentHashMap.newKeySet();

  /** Adds a closed population or a cancelled study; other events change nothing. */
  public void apply(Event event) {
    if (event instanceof PopulationClosed closed) {
      populations.add(closed.population().id());
    }
    if (event instanceof StudyCancelled cancelled) {
      studies.add(cancelled.provenance().study());
    }
  }

  /** Whether the candidate's population is closed or its study cancelled. */
  public boolean includes(Candidate candidate) {
    return populations.contains(candidate.population().id())
        || studies.contains(candidate.population().study());
  }
}
