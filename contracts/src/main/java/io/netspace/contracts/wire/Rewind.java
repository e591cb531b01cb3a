package io.netspace.contracts.wire;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Makes the consumer of the log go on elsewhere. */
@FunctionalInterface
interface Rewind {
  /** Returns when the next poll will begin at these offsets. */
  void to(Map<TopicPartition, Long> nexts);
}
