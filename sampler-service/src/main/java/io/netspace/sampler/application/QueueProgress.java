package io.netspace.sampler.application;

import io.netspace.sampler.domain.state.QueuePosition;
import java.util.Map;

/**
 * How far the queue has been worked off.
 *
 * @param completedOffsets for each partition an offset before which every record is done with:
 *     accepted, rejected, or given up at the delivery limit. It may lag behind, but never runs
 *     ahead
 * @param waiting records that are not done with, those in training among them
 */
public record QueueProgress(Map<Integer, Long> completedOffsets, long waiting) {
  public QueueProgress {
    completedOffsets = Map.copyOf(completedOffsets);
  }

  /** Whether the queue is done with a record, and will not deliver it again. */
  boolean isCompleted(QueuePosition place) {
    return place.offset() < completedOffsets.getOrDefault(place.partition(), 0L);
  }
}
