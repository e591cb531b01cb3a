package io.netspace.analyzer.application;

import io.netspace.analyzer.domain.CandidateFate;
import io.netspace.contracts.event.RefinementDecided;
import io.netspace.contracts.event.StudyCancelled;
import io.netspace.contracts.event.StudyConcluded;
import io.netspace.contracts.event.StudyRefused;
import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.contracts.vocabulary.StudyId;
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
  private final Set<StudyId> stirred = new LinkedHashSet<>();
  private final Map<Decision, Long> decisions = new EnumMap<>(Decision.class);
  private long outcomes;

  /** Takes note of an event, and gives the one of its id that counts: the first. */
  Event note(Event event) {
    StudyId id = event.provenance().study();
    if (ended.contains(id)) {
      return event;
    }
    if (isAnEnd(event)) {
      end(id);
      return event;
    }
    OpenStudy study = stir(id);
    if (event instanceof RefinementDecided decided && !study.knows(event.id())) {
      decisions.merge(decided.decision(), 1L, Long::sum);
    }
    return study.note(event);
  }

  private static boolean isAnEnd(Event event) {
    return event instanceof StudyCancelled
        || event instanceof StudyRefused
        || event instanceof StudyConcluded;
  }

  private void end(StudyId id) {
    ended.add(id);
    open.remove(id);
    stirred.remove(id);
  }

  private OpenStudy stir(StudyId id) {
    stirred.add(id);
    return open.computeIfAbsent(id, _ -> new OpenStudy());
  }

  /** Takes note of an outcome, and gives the one that counts; empty where the study has ended. */
  Optional<CandidateFate> outcome(Outcome outcome) {
    StudyId id = outcome.candidate().population().study();
    if (ended.contains(id)) {
      return Optional.empty();
    }
    outcomes++;
    return Optional.of(stir(id).ledger().outcome(outcome));
  }

  /** Takes note again of what was kept of an outcome. */
  void remember(CandidateFate fate) {
    if (!ended.contains(fate.study())) {
      stir(fate.study()).ledger().remember(fate);
    }
  }

  /** The studies of which something new is known since they were settled. */
  List<StudyId> stirred() {
    return List.copyOf(stirred);
  }

  /** Nothing can be said of the study before something new is known of it. */
  void settled(StudyId id) {
    stirred.remove(id);
  }

  /** The study, empty once it has ended. */
  Optional<OpenStudy> find(StudyId id) {
    return Optional.ofNullable(open.get(id));
  }

  Standing standing() {
    return new Standing(open.size(), outcomes, Map.copyOf(decisions));
  }
}
