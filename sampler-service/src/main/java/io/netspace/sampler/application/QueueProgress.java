package io.netspace.sampler.application;

import io.netspace.sampler.domain.state.QueuePosition;
import java.util.Map;

/**
 * How far the trainers' queue has been processed.
 *
 * @param completedOffsets for each partition an offset before which every record is completed:
 *     accepted, rejected, or archived at the delivery limit. A lower bound
 * @param waiting records that are not completed, including those in training
 */
public record QueueProgress(Map<Integer, Long> completedOffsets, long waiting) {
  public QueueProgress {
    completedOffsets = Map.copyOf(completedOffsets);
  }

  /** Whether a record is completed, and so will not be delivered again. */
  boolean isCompleted(QueuePosition position) {
    return position.offset() < completedOffsets.getOrDefault(position.partition(), 0L);
  }
}
