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

/** All studies; of one that has ended, its id only. */
final class Studies {
  private final Map<StudyId, OpenStudy> open = new HashMap<>();
  private final Set<StudyId> ended = new HashSet<>();
  private final Set<StudyId> changed = new LinkedHashSet<>();
  private final Map<Decision, Long> decisions = new EnumMap<>(Decision.class);
  private long outcomes;

  /** Applies an event, and returns the one of its id that counts: the first. */
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

  /** Records an outcome, and returns the one that counts; empty where the study has ended. */
  Optional<CandidateRecord> applyOutcome(Outcome outcome) {
    StudyId id = outcome.candidate().population().study();
    if (ended.contains(id)) {
      return Optional.empty();
    }
    outcomes++;
    return Optional.of(markChanged(id).history().recordOutcome(outcome));
  }

  /**
   * Whether an outcome is to be stored like an event: its study depends on more than its result.
   */
  boolean isNotable(Outcome outcome) {
    return find(outcome.candidate().population().study())
        .map(study -> study.history().isNotable(outcome))
        .orElse(false);
  }

  /** Records an outcome as it was stored. */
  void restore(CandidateRecord stored) {
    if (!ended.contains(stored.study())) {
      markChanged(stored.study()).history().restore(stored);
    }
  }

  /** Studies with events or outcomes since all their steps were published. */
  List<StudyId> changed() {
    return List.copyOf(changed);
  }

  /** All steps of the study are published; there is none before something new is known of it. */
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
