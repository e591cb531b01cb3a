package io.netspace.sampler.domain.state;

/** Where a record of a candidate stands in the trainers' queue. */
public record QueuePosition(int partition, long offset) {

  /**
   * The last of two records of one candidate. They have one key and so one partition; should
   * partitions have been added in between, the one read later is the last.
   */
  QueuePosition latest(QueuePosition other) {
    return other.partition == partition && other.offset < offset ? this : other;
  }
}
