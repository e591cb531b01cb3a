package io.netspace.gateway.domain.study;

import io.netspace.model.study.Conclusion;
import org.jspecify.annotations.Nullable;

/**
 * The life cycle of a study: pauses, resumptions and its end.
 *
 * @param paused sequence number of the latest pause, 0 before the first
 * @param resumed sequence number of the latest resumption, 0 before the first
 * @param cancelled the reason, null unless cancelled
 * @param refused the reason, null unless refused
 * @param conclusion null until concluded
 */
public record StudyLifecycle(
    int paused,
    int resumed,
    @Nullable String cancelled,
    @Nullable String refused,
    @Nullable Conclusion conclusion) {
  static final StudyLifecycle START = new StudyLifecycle(0, 0, null, null, null);

  StudyLifecycle pausedAt(int sequence) {
    return new StudyLifecycle(Math.max(paused, sequence), resumed, cancelled, refused, conclusion);
  }

  StudyLifecycle resumedAt(int sequence) {
    return new StudyLifecycle(paused, Math.max(resumed, sequence), cancelled, refused, conclusion);
  }

  StudyLifecycle cancelledFor(String reason) {
    return new StudyLifecycle(
        paused, resumed, cancelled == null ? reason : cancelled, refused, conclusion);
  }

  StudyLifecycle withRefusal(String reason) {
    return new StudyLifecycle(
        paused, resumed, cancelled, refused == null ? reason : refused, conclusion);
  }

  StudyLifecycle concludedWith(Conclusion end) {
    return new StudyLifecycle(
        paused, resumed, cancelled, refused, conclusion == null ? end : conclusion);
  }

  boolean isPaused() {
    return paused > resumed;
  }

  /** The sequence number of the next pause or resumption. */
  int nextSequence() {
    return Math.max(paused, resumed) + 1;
  }
}
