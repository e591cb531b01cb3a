package io.netspace.local.audit;

import io.netspace.model.study.CandidateId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * What one source says of every candidate. The same fate is kept once, whatever the number of
 * candidates that share it.
 */
public final class SourceRecords {
  private final Map<CandidateId, RecordedCandidate> recordsByCandidate = new HashMap<>();
  private final Map<RecordedCandidate, RecordedCandidate> interned = new HashMap<>();

  /** Notes that a candidate waits; one that was noted before has been sampled in any case. */
  public void recordSampled(CandidateId candidate, RecordedCandidate waiting) {
    RecordedCandidate before = recordsByCandidate.get(candidate);
    put(candidate, before == null ? waiting : before.markedSampled());
  }

  /** Notes an outcome, unless there is one. */
  public void recordOutcome(CandidateId candidate, RecordedCandidate outcome) {
    RecordedCandidate before = recordsByCandidate.get(candidate);
    put(candidate, before == null ? outcome : before.withOutcome(outcome));
  }

  /** Notes a fate, whatever was noted before. */
  public void put(CandidateId candidate, RecordedCandidate fate) {
    recordsByCandidate.put(candidate, interned.computeIfAbsent(fate, same -> same));
  }

  Map<CandidateId, RecordedCandidate> recordsByCandidate() {
    return Collections.unmodifiableMap(recordsByCandidate);
  }
}
