package io.netspace.gateway.adapter.outbound;

import io.netspace.gateway.application.EventSegment;
import io.netspace.gateway.application.LoggedEvent;
import io.netspace.model.study.StudyId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The events of a segment as compressed text: one line per event, of id, type, time in milliseconds
 * and JSON, separated by tabs. Events of one study are similar, so they compress to a tenth.
 */
final class CompressedEvents {
  private CompressedEvents() {}

  static byte[] of(EventSegment segment) {
    StringBuilder text = new StringBuilder();
    for (LoggedEvent event : segment.events()) {
      text.append(event.id())
          .append('\t')
          .append(event.type())
          .append('\t')
          .append(event.time().toEpochMilli())
          .append('\t')
          .append(event.json())
          .append('\n');
    }
    return deflate(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  static List<LoggedEvent> read(byte[] compressed, StudyId study, long first) {
    List<LoggedEvent> events = new ArrayList<>();
    inflate(compressed)
        .lines()
        .map(line -> line.split("\t", 4))
        .forEach(
            part ->
                events.add(
                    new LoggedEvent(
                        first + events.size(),
                        part[0],
                        study,
                        part[1],
                        Instant.ofEpochMilli(Long.parseLong(part[2])),
                        part[3])));
    return events;
  }

  private static byte[] deflate(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("A chapter cannot be compressed.", e);
    }
    return bytes.toByteArray();
  }

  private static String inflate(byte[] compressed) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The store holds no chapter; empty it, the log rebuilds it.", e);
    }
  }
}
