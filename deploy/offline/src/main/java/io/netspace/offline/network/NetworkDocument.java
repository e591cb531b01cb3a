package io.netspace.offline.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.formats.pycls.PyclsNetwork;

/** What a document describes, judged by its fields. */
public final class NetworkDocument {
  private NetworkDocument() {}

  /** Whether it seems to be a network, and neither a space nor a study. */
  public static boolean isNetwork(JsonNode document) {
    return PyclsNetwork.isNetwork(document)
        || document.has("architecture")
        || (document.path("stages").isArray() && document.has("stem"));
  }
}
