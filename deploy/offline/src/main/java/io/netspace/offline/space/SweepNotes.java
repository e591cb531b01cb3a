package io.netspace.offline.space;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.formats.pycls.PyclsSweep;
import io.netspace.offline.common.NumberFormatting;
import java.util.List;
import java.util.Optional;

/** What of a sweep of pycls is not read. */
public final class SweepNotes {
  private static final int MAX_NAMED = 5;

  private SweepNotes() {}

  /** A sentence about fields that pycls does not have; empty without any. */
  public static Optional<String> unknownFields(String file, JsonNode sweep) {
    List<String> fields = PyclsSweep.unknownFields(sweep);
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
