package io.netspace.sampler.application;

import io.netspace.contracts.event.Topics;
import io.netspace.sampler.domain.QueuePlace;
import java.util.List;

/** The log as such: how long it is, how much of it was applied, and what stands where. */
public interface Log {
  /** Where the partitions of these topics end at present. */
  List<LogEnd> ends(List<Topics> topics);

  /** Whether all that was before these ends has been applied. */
  boolean isApplied(List<LogEnd> ends);

  /**
   * The candidate that stands at a place in the queue.
   *
   * @throws IllegalStateException when none stands there
   */
  QueuedCandidate candidateAt(QueuePlace place);
}
