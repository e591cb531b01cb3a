package io.netspace.gateway.application;

/** The sequence numbers of an {@link EventSegment}'s events. */
public record SegmentRange(long first, int events, boolean progress) {
  /** Sequence number of the last event. */
  long last() {
    return first + events - 1;
  }
}
