package io.netspace.local.deadletter;

/** The topic, partition and offset of a dead-lettered record. */
public record RecordOrigin(String topic, int partition, long offset) {
  /** As in the keys of dead letters: {@code topic-partition-offset}. */
  @Override
  public String toString() {
    return topic + "-" + partition + "-" + offset;
  }
}
