package io.netspace.gateway.adapter.inbound;

/** Where the API is. */
final class Api {
  static final String ROOT = "/api/v1";
  static final String STUDIES = ROOT + "/studies";

  /** A study's id below {@link #STUDIES}; no colon, so that what follows one is an action. */
  static final String STUDY = "{id: [^/:]+}";

  private Api() {}
}
