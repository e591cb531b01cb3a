package io.netspace.gateway.application;

/** Where the events of a {@link EventSegment} stand in the sequence. */
public record SegmentRange(long first, int events, boolean progress) {
  /** Sequence of the last event. */
  long last() {
    return first + events - 1;
  }
}
