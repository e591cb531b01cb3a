package io.netspace.gateway.application;

import io.netspace.contracts.vocabulary.StudyId;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * How far back the stream of a study goes.
 *
 * @param spans of its latest chapters, in order
 * @param latestBatch first sequence of the batch told last, whose effect may not be stored yet
 */
public record Window(StudyId study, List<Span> spans, long latestBatch) {
  public Window {
    spans = List.copyOf(spans);
  }

  static Window of(StudyId study) {
    return new Window(study, List.of(), 0);
  }

  /** With more chapters, without the earliest beyond those that hold {@code keep} events. */
  Window with(Collection<Span> more, int keep) {
    TreeMap<Long, Span> all = new TreeMap<>();
    spans.forEach(span -> all.put(span.first(), span));
    more.forEach(span -> all.put(span.first(), span));
    int events = all.values().stream().mapToInt(Span::events).sum();
    while (events - all.firstEntry().getValue().events() >= keep) {
      events -= all.pollFirstEntry().getValue().events();
    }
    long batch = more.stream().mapToLong(Span::first).min().orElse(latestBatch);
    return new Window(study, List.copyOf(all.values()), batch);
  }

  /** Its chapters after a sequence that hold up to this many events, or one more chapter. */
  List<Span> after(long sequence, int limit) {
    int from = 0;
    while (from < spans.size() && spans.get(from).last() <= sequence) {
      from++;
    }
    int to = from;
    for (int events = 0; to < spans.size() && events <= limit; to++) {
      events += spans.get(to).events();
    }
    return spans.subList(from, to);
  }

  /** The sequence after which it has this many events, 0 if it has no more. */
  long beforeLatest(int events) {
    int left = events;
    for (Span span : spans.reversed()) {
      if (span.events() > left) {
        return span.last() - left;
      }
      left -= span.events();
    }
    return 0;
  }

  long last() {
    return spans.isEmpty() ? 0 : spans.getLast().last();
  }
}
