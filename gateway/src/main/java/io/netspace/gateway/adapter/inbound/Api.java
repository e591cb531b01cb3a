package io.netspace.gateway.adapter.inbound;

/** Where the API is. */
final class Api {
  static final String ROOT = "/api/v1";
  static final String STUDIES = ROOT + "/studies";

  /** A study below {@link #STUDIES}. */
  static final String STUDY = "{id}";

  private Api() {}
}
