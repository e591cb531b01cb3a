package io.netspace.local.audit;

import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.PopulationId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A candidate of which the accounts do not say the same.
 *
 * @param fates by source; a source that does not know the candidate is missing
 */
public record Difference(CandidateId candidate, PopulationId population, Map<Source, Fate> fates) {
  public Difference {
    fates = Collections.unmodifiableMap(new EnumMap<>(fates));
  }

  /** What a source says, for people. */
  public String text(Source source) {
    Fate fate = fates.get(source);
    return fate == null ? "unknown" : fate.text();
  }
}
