package io.netspace.gateway.application;

/** Where the events of a {@link Chapter} stand in the sequence. */
public record Span(long first, int events, boolean progress) {
  /** Sequence of the last event. */
  long last() {
    return first + events - 1;
  }
}
