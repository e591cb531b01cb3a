package io.netspace.gateway.application;

import io.netspace.model.study.StudyId;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * How far back the stream of a study goes.
 *
 * @param ranges of its latest chapters, in order
 * @param latestBatch first sequence of the batch told last, whose effect may not be stored yet
 */
public record RetentionWindow(StudyId study, List<SegmentRange> ranges, long latestBatch) {
  public RetentionWindow {
    ranges = List.copyOf(ranges);
  }

  static RetentionWindow of(StudyId study) {
    return new RetentionWindow(study, List.of(), 0);
  }

  /** With more chapters, without the earliest beyond those that hold {@code keep} events. */
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

  /** Its chapters after a sequence that hold up to this many events, or one more chapter. */
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

  /** The sequence after which it has this many events, 0 if it has no more. */
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
