package io.netspace.messaging.consumer;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Makes the consumer of the log continue at other offsets. */
@FunctionalInterface
interface OffsetSeeker {
  /** Returns when the next poll will begin at these offsets. */
  void seek(Map<TopicPartition, Long> offsets);
}
