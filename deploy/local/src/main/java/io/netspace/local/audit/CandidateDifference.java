package io.netspace.local.audit;

import io.netspace.model.study.CandidateId;
import io.netspace.model.study.PopulationId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A candidate on which the sources differ.
 *
 * @param recordsBySource without sources that do not know the candidate
 */
public record CandidateDifference(
    CandidateId candidate,
    PopulationId population,
    Map<AuditSource, RecordedCandidate> recordsBySource) {
  public CandidateDifference {
    recordsBySource = Collections.unmodifiableMap(new EnumMap<>(recordsBySource));
  }

  /** A source's record as text. */
  public String text(AuditSource source) {
    RecordedCandidate record = recordsBySource.get(source);
    return record == null ? "unknown" : record.text();
  }
}
