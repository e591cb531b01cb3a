package io.netspace.model.study;

/** A fact that some service has published. */
public interface Event {
  Provenance provenance();

  /** The same fact has the same id, so that a repeated event changes nothing. */
  String id();

  /** What orders it among others on its topic: the study, or the candidate. */
  default String key() {
    return provenance().study().value();
  }
}
