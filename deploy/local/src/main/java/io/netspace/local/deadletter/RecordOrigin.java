package io.netspace.local.deadletter;

/** Where a record stood before it was buried. */
public record RecordOrigin(String topic, int partition, long offset) {
  /** As the keys of dead letters are written: {@code topic-partition-offset}. */
  @Override
  public String toString() {
    return topic + "-" + partition + "-" + offset;
  }
}
