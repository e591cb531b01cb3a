package io.netspace.sampler.domain.state;

import io.netspace.model.study.StudyId;

/**
 * The stored state of one study. Pauses and resumptions are numbered; the highest number counts.
 *
 * @param lastPause number of its last pause; 0 if it was never paused
 * @param lastResumption number of its last resumption
 * @param finished whether it has ended, so that nothing of it is sampled any more
 */
public record StudyRecord(StudyId id, int lastPause, int lastResumption, boolean finished) {

  static StudyRecord unknown(StudyId id) {
    return new StudyRecord(id, 0, 0, false);
  }

  public boolean isPaused() {
    return lastPause > lastResumption;
  }

  StudyRecord withPause(int sequence) {
    return new StudyRecord(id, Math.max(lastPause, sequence), lastResumption, finished);
  }

  StudyRecord withResumption(int sequence) {
    return new StudyRecord(id, lastPause, Math.max(lastResumption, sequence), finished);
  }

  StudyRecord withEnd() {
    return new StudyRecord(id, lastPause, lastResumption, true);
  }
}
