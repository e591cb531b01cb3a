package io.netspace.gateway.application;

import io.netspace.model.study.StudyId;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * The events of a study that its stream can go back to.
 *
 * @param ranges of its latest segments, in order
 * @param latestBatch first sequence number of the latest batch, whose effects may not be stored yet
 */
public record RetentionWindow(StudyId study, List<SegmentRange> ranges, long latestBatch) {
  public RetentionWindow {
    ranges = List.copyOf(ranges);
  }

  static RetentionWindow of(StudyId study) {
    return new RetentionWindow(study, List.of(), 0);
  }

  /** With more segments, without the earliest ones beyond {@code keep} events. */
  RetentionWindow with(Collection<SegmentRange> more, int keep) {
    TreeMap<Long, SegmentRange> all = new TreeMap<>();
    ranges.forEach(span -> all.put(span.first(), span));
    more.forEach(span -> all.put(span.first(), span));
    int events = all.values().stream().mapToInt(SegmentRange::events).sum();
    while (events - all.firstEntry().getValue().events() >= keep) {
      events -= all.pollFirstEntry().getValue().events();
    }
    long batch = more.stream().mapToLong(SegmentRange::first).min().orElse(latestBatch);
    return new RetentionWindow(study, List.copyOf(all.values()), batch);
  }

  /** Its segments after a sequence number that hold so many events, or one segment more. */
  List<SegmentRange> after(long sequence, int limit) {
    int from = 0;
    while (from < ranges.size() && ranges.get(from).last() <= sequence) {
      from++;
    }
    int to = from;
    for (int events = 0; to < ranges.size() && events <= limit; to++) {
      events += ranges.get(to).events();
    }
    return ranges.subList(from, to);
  }

  /** The sequence number after which it has so many events, 0 if it has fewer. */
  long beforeLatest(int events) {
    int left = events;
    for (SegmentRange span : ranges.reversed()) {
      if (span.events() > left) {
        return span.last() - left;
      }
      left -= span.events();
    }
    return 0;
  }

  long last() {
    return ranges.isEmpty() ? 0 : ranges.getLast().last();
  }
}
