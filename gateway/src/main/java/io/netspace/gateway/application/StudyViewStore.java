package io.netspace.gateway.application;

import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.gateway.domain.CandidateFacts;
import io.netspace.gateway.domain.CandidateSummary;
import io.netspace.gateway.domain.StudyFacts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the gateway's read model: facts of studies and candidates, and the latest events. */
public interface StudyViewStore {

  Optional<StudyFacts> study(StudyId id);

  /** Stores what is known of a study, over what was known before. */
  void save(StudyFacts study);

  /** Studies whose request is known, newest first, then by id, after a mark. */
  List<StudyFacts> studies(@Nullable StudyMark after, int limit);

  Optional<CandidateFacts> candidate(CandidateId id);

  /** Stores what is known of a candidate, over what was known before. */
  void save(CandidateFacts candidate);

  /** Every candidate of a study, in no order. */
  List<CandidateSummary> summaries(StudyId study);

  /** The candidates that a query asks for, in its order, then by id. */
  List<CandidateFacts> candidates(CandidateQuery query);

  /** Appends an event unless one of its id is there; the sequence is the caller's. */
  boolean append(LoggedEvent event);

  /** The highest sequence appended, 0 before the first. */
  long lastSequence();

  /** Events of a study after a sequence, in order. */
  List<LoggedEvent> events(StudyId study, long after, int limit);

  /** The sequence after which a study has this many events, or fewer: where its tail begins. */
  long beforeLatest(StudyId study, int events);

  /** Forgets all but the latest events of a study. */
  void trimEvents(StudyId study, int keep);
}
