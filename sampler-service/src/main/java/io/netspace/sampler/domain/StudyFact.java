package io.netspace.sampler.domain;

import io.netspace.contracts.vocabulary.StudyId;

/**
 * What the log says of one study. Pausing and resuming are numbered, and the higher number holds.
 *
 * @param paused number of its last pause; 0 when it never was paused
 * @param resumed number of its last resumption
 * @param over whether no population of it is wanted any more
 */
public record StudyFact(StudyId id, int paused, int resumed, boolean over) {

  static StudyFact unheardOf(StudyId id) {
    return new StudyFact(id, 0, 0, false);
  }

  public boolean isPaused() {
    return paused > resumed;
  }

  StudyFact pausedAs(int sequence) {
    return new StudyFact(id, Math.max(paused, sequence), resumed, over);
  }

  StudyFact resumedAs(int sequence) {
    return new StudyFact(id, paused, Math.max(resumed, sequence), over);
  }

  StudyFact ended() {
    return new StudyFact(id, paused, resumed, true);
  }
}
