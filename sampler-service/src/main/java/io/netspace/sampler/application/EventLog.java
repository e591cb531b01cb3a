package io.netspace.sampler.application;

import io.netspace.messaging.event.Topic;
import io.netspace.sampler.domain.state.QueuePosition;
import java.util.List;

/** The log: its end offsets, how far it is applied, and single records of it. */
public interface EventLog {
  /** The current end offsets of all partitions of these topics. */
  List<EndOffset> endOffsets(List<Topic> topics);

  /** Whether every record before these ends has been applied. */
  boolean isApplied(List<EndOffset> ends);

  /**
   * The candidate at a position of the queue.
   *
   * @throws IllegalStateException when there is none
   */
  QueuedCandidate candidateAt(QueuePosition position);
}
