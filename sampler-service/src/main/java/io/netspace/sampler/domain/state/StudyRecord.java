package io.netspace.sampler.domain.state;

import io.netspace.model.study.StudyId;

/**
 * What the log says of one study. Pausing and resuming are numbered, and the higher number holds.
 *
 * @param lastPause number of its last pause; 0 when it never was paused
 * @param lastResumption number of its last resumption
 * @param finished whether no population of it is wanted any more
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
