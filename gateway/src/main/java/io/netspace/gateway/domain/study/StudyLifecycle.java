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
 * @param failed true for a study that was refused after it had begun, else null
 */
public record StudyLifecycle(
    int paused,
    int resumed,
    @Nullable String cancelled,
    @Nullable String refused,
    @Nullable Conclusion conclusion,
    @Nullable Boolean failed) {
  static final StudyLifecycle START = new StudyLifecycle(0, 0, null, null, null, null);

  StudyLifecycle pausedAt(int sequence) {
    return new StudyLifecycle(
        Math.max(paused, sequence), resumed, cancelled, refused, conclusion, failed);
  }

  StudyLifecycle resumedAt(int sequence) {
    return new StudyLifecycle(
        paused, Math.max(resumed, sequence), cancelled, refused, conclusion, failed);
  }

  StudyLifecycle cancelledFor(String reason) {
    return new StudyLifecycle(
        paused, resumed, cancelled == null ? reason : cancelled, refused, conclusion, failed);
  }

  /** Of several refusals the first counts. */
  StudyLifecycle withRefusal(String reason, boolean hadBegun) {
    return refused == null
        ? new StudyLifecycle(
            paused, resumed, cancelled, reason, conclusion, hadBegun ? Boolean.TRUE : null)
        : this;
  }

  /** Whether it was refused after it had begun. */
  boolean hasFailed() {
    return failed != null && failed;
  }

  StudyLifecycle concludedWith(Conclusion end) {
    return new StudyLifecycle(
        paused, resumed, cancelled, refused, conclusion == null ? end : conclusion, failed);
  }

  boolean isPaused() {
    return paused > resumed;
  }

  /** The sequence number of the next pause or resumption. */
  int nextSequence() {
    return Math.max(paused, resumed) + 1;
  }
}
