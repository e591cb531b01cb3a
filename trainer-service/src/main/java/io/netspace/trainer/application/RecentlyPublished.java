package io.netspace.trainer.application;

import io.netspace.model.study.CandidateId;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/**
 * The last candidates whose outcome this process has published. One of them is redelivered when its
 * acknowledgement was lost, and is not trained again. Thread-safe.
 */
final class RecentlyPublished {
  private static final int CAPACITY = 256;

  private final SequencedSet<CandidateId> candidates = new LinkedHashSet<>();

  synchronized void add(CandidateId candidate) {
    candidates.addLast(candidate);
    if (candidates.size() > CAPACITY) {
      candidates.removeFirst();
    }
  }

  synchronized boolean contains(CandidateId candidate) {
    return candidates.contains(candidate);
  }
}
