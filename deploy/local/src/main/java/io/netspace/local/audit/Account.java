package io.netspace.local.audit;

import io.netspace.contracts.vocabulary.CandidateId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * What one source says of every candidate. The same fate is kept once, whatever the number of
 * candidates that share it.
 */
public final class Account {
  private final Map<CandidateId, Fate> fatesByCandidate = new HashMap<>();
  private final Map<Fate, Fate> known = new HashMap<>();

  /** Notes that a candidate waits; one that was noted before has been sampled in any case. */
  public void sampled(CandidateId candidate, Fate waiting) {
    Fate before = fatesByCandidate.get(candidate);
    note(candidate, before == null ? waiting : before.asSampled());
  }

  /** Notes an outcome, unless there is one. */
  public void ended(CandidateId candidate, Fate outcome) {
    Fate before = fatesByCandidate.get(candidate);
    note(candidate, before == null ? outcome : before.with(outcome));
  }

  /** Notes a fate, whatever was noted before. */
  public void note(CandidateId candidate, Fate fate) {
    fatesByCandidate.put(candidate, known.computeIfAbsent(fate, same -> same));
  }

  Map<CandidateId, Fate> fates() {
    return Collections.unmodifiableMap(fatesByCandidate);
  }
}
