package io.netspace.sampler.application;

import io.netspace.messaging.event.Topic;
import io.netspace.sampler.domain.state.QueuePosition;
import java.util.List;

/** The log as such: how long it is, how much of it was applied, and what stands where. */
public interface EventLog {
  /** Where the partitions of these topics end at present. */
  List<EndOffset> endOffsets(List<Topic> topics);

  /** Whether all that was before these ends has been applied. */
  boolean isApplied(List<EndOffset> ends);

  /**
   * The candidate that stands at a place in the queue.
   *
   * @throws IllegalStateException when none stands there
   */
  QueuedCandidate candidateAt(QueuePosition place);
}
