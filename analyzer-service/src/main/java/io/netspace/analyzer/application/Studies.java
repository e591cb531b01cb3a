package io.netspace.analyzer.application;

import io.netspace.analyzer.domain.population.CandidateRecord;
import io.netspace.messaging.event.RefinementDecided;
import io.netspace.messaging.event.StudyCancelled;
import io.netspace.messaging.event.StudyConcluded;
import io.netspace.messaging.event.StudyRefused;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Event;
import io.netspace.model.study.Outcome;
import io.netspace.model.study.StudyId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All studies; of one that has ended, no more than that. */
final class Studies {
  private final Map<StudyId, OpenStudy> open = new HashMap<>();
  private final Set<StudyId> ended = new HashSet<>();
  private final Set<StudyId> changed = new LinkedHashSet<>();
  private final Map<Decision, Long> decisions = new EnumMap<>(Decision.class);
  private long outcomes;

  /** Takes note of an event, and gives the one of its id that counts: the first. */
  Event apply(Event event) {
    StudyId id = event.provenance().study();
    if (ended.contains(id)) {
      return event;
    }
    if (endsStudy(event)) {
      end(id);
      return event;
    }
    OpenStudy study = markChanged(id);
    if (event instanceof RefinementDecided decided && !study.hasEvent(event.id())) {
      decisions.merge(decided.decision(), 1L, Long::sum);
    }
    return study.apply(event);
  }

  private static boolean endsStudy(Event event) {
    return event instanceof StudyCancelled
        || event instanceof StudyRefused
        || event instanceof StudyConcluded;
  }

  private void end(StudyId id) {
    ended.add(id);
    open.remove(id);
    changed.remove(id);
  }

  private OpenStudy markChanged(StudyId id) {
    changed.add(id);
    return open.computeIfAbsent(id, OpenStudy::new);
  }

  /** Takes note of an outcome, and gives the one that counts; empty where the study has ended. */
  Optional<CandidateRecord> applyOutcome(Outcome outcome) {
    StudyId id = outcome.candidate().population().study();
    if (ended.contains(id)) {
      return Optional.empty();
    }
    outcomes++;
    return Optional.of(markChanged(id).history().recordOutcome(outcome));
  }

  /** Takes note again of what was kept of an outcome. */
  void restore(CandidateRecord fate) {
    if (!ended.contains(fate.study())) {
      markChanged(fate.study()).history().restore(fate);
    }
  }

  /** The studies of which something new is known since they were settled. */
  List<StudyId> changed() {
    return List.copyOf(changed);
  }

  /** Nothing can be said of the study before something new is known of it. */
  void markAdvanced(StudyId id) {
    changed.remove(id);
  }

  /** The study, empty once it has ended. */
  Optional<OpenStudy> find(StudyId id) {
    return Optional.ofNullable(open.get(id));
  }

  AnalyzerStatus status() {
    return new AnalyzerStatus(open.size(), outcomes, Map.copyOf(decisions));
  }
}
