package io.netspace.local.audit;

import io.netspace.model.study.CandidateId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * One source's records of all candidates. Equal records are stored once, whatever the number of
 * candidates that share them.
 */
public final class SourceRecords {
  private final Map<CandidateId, RecordedCandidate> recordsByCandidate = new HashMap<>();
  private final Map<RecordedCandidate, RecordedCandidate> interned = new HashMap<>();

  /** Records that a candidate was sampled, whether or not it has an outcome already. */
  public void recordSampled(CandidateId candidate, RecordedCandidate sampled) {
    RecordedCandidate before = recordsByCandidate.get(candidate);
    put(candidate, before == null ? sampled : before.markedSampled());
  }

  /** Records an outcome, unless there is one. */
  public void recordOutcome(CandidateId candidate, RecordedCandidate outcome) {
    RecordedCandidate before = recordsByCandidate.get(candidate);
    put(candidate, before == null ? outcome : before.withOutcome(outcome));
  }

  /** Replaces the record of a candidate. */
  public void put(CandidateId candidate, RecordedCandidate record) {
    recordsByCandidate.put(candidate, interned.computeIfAbsent(record, same -> same));
  }

  Map<CandidateId, RecordedCandidate> recordsByCandidate() {
    return Collections.unmodifiableMap(recordsByCandidate);
  }
}
