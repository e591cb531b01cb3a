package io.netspace.offline.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.formats.pycls.PyclsNetwork;
import io.netspace.formats.pycls.PyclsSweep;
import io.netspace.offline.common.NumberFormatting;
import java.util.List;
import java.util.Optional;

/** What of a sweep or a network of pycls is not read. */
public final class PyclsNotes {
  private static final int MAX_NAMED = 5;

  private PyclsNotes() {}

  /** A sentence about fields that pycls does not have; empty without any. */
  public static Optional<String> unknownFields(String file, JsonNode sweep) {
    return ignored(file, PyclsSweep.unknownFields(sweep));
  }

  /** The same about fields of a network's configuration. */
  public static Optional<String> unknownFieldsOfNetwork(String file, JsonNode network) {
    return ignored(file, PyclsNetwork.unknownFields(network));
  }

  private static Optional<String> ignored(String file, List<String> fields) {
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    int more = fields.size() - MAX_NAMED;
    return Optional.of(
        "%s: ignored %s that pycls does not have: %s%s."
            .formatted(
                file,
                NumberFormatting.countOf(fields.size(), "field"),
                String.join(", ", fields.subList(0, Math.min(MAX_NAMED, fields.size()))),
                more > 0 ? " and %d more".formatted(more) : ""));
  }
}
