package io.netspace.gateway.adapter.inbound;

/** Paths of the API. */
final class Api {
  static final String ROOT = "/api/v1";
  static final String STUDIES = ROOT + "/studies";

  /** The path of a study below {@link #STUDIES}. */
  static final String STUDY = "{id}";

  private Api() {}
}
