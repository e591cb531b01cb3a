package io.netspace.gateway.adapter.inbound;

/** Where the API is. */
final class Api {
  static final String ROOT = "/api/v1";

  /** A study's id; no colon, so that what follows one is an action. */
  static final String STUDY = ROOT + "/studies/{id: [^/:]+}";

  private Api() {}
}
