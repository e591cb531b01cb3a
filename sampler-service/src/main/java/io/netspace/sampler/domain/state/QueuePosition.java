package io.netspace.sampler.domain.state;

/** Partition and offset of a candidate's record in the trainers' queue. */
public record QueuePosition(int partition, long offset) {

  /**
   * The later of two records of one candidate. They have the same key and so the same partition,
   * unless partitions were added in between; then the one read later is the later one.
   */
  QueuePosition latest(QueuePosition other) {
    return other.partition == partition && other.offset < offset ? this : other;
  }
}
