package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.Conclusion;
import org.jspecify.annotations.Nullable;

/**
 * What people and the analyzer made of a study: paused, resumed, ended.
 *
 * @param paused number of the latest pause, 0 before the first
 * @param resumed number of the latest resumption, 0 before the first
 * @param cancelled the reason, null unless cancelled
 * @param refused the reason, null unless refused
 * @param conclusion null until concluded
 */
public record Course(
    int paused,
    int resumed,
    @Nullable String cancelled,
    @Nullable String refused,
    @Nullable Conclusion conclusion) {
  static final Course START = new Course(0, 0, null, null, null);

  Course pausedAt(int sequence) {
    return new Course(Math.max(paused, sequence), resumed, cancelled, refused, conclusion);
  }

  Course resumedAt(int sequence) {
    return new Course(paused, Math.max(resumed, sequence), cancelled, refused, conclusion);
  }

  Course cancelledFor(String reason) {
    return new Course(paused, resumed, cancelled == null ? reason : cancelled, refused, conclusion);
  }

  Course refusedFor(String reason) {
    return new Course(paused, resumed, cancelled, refused == null ? reason : refused, conclusion);
  }

  Course concludedWith(Conclusion end) {
    return new Course(paused, resumed, cancelled, refused, conclusion == null ? end : conclusion);
  }

  boolean isPaused() {
    return paused > resumed;
  }

  /** The number that the next pause or resumption gets. */
  int nextSequence() {
    return Math.max(paused, resumed) + 1;
  }
}
