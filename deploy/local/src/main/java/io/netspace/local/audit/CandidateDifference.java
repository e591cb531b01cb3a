package io.netspace.local.audit;

import io.netspace.model.study.CandidateId;
import io.netspace.model.study.PopulationId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A candidate of which the accounts do not say the same.
 *
 * @param recordsBySource by source; a source that does not know the candidate is missing
 */
public record CandidateDifference(
    CandidateId candidate,
    PopulationId population,
    Map<AuditSource, RecordedCandidate> recordsBySource) {
  public CandidateDifference {
    recordsBySource = Collections.unmodifiableMap(new EnumMap<>(recordsBySource));
  }

  /** What a source says, for people. */
  public String text(AuditSource source) {
    RecordedCandidate fate = recordsBySource.get(source);
    return fate == null ? "unknown" : fate.text();
  }
}
