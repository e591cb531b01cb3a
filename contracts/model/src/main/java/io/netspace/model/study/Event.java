package io.netspace.model.study;

/** An event that a service has published. */
public interface Event {
  Provenance provenance();

  /** The id of the event; a repeated event has the same id, so that handlers are idempotent. */
  String id();

  /** The record key, which determines the partition: the study, or the candidate. */
  default String key() {
    return provenance().study().value();
  }
}
