package io.netspace.trainer.adapter.outbound.images.format;

import io.netspace.trainer.adapter.outbound.images.format.Ignored.Reason;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the entries of a data set that are not used, by the reason. */
final class IgnoredEntries {
  private final Map<Reason, Ignored> byReason = new EnumMap<>(Reason.class);

  void add(Reason reason, Object entry) {
    add(reason, entry, 1);
  }

  void add(Reason reason, Object first, int count) {
    if (count > 0) {
      byReason.merge(
          reason,
          new Ignored(reason, count, first.toString()),
          (known, more) -> new Ignored(reason, known.count() + more.count(), known.first()));
    }
  }

  List<Ignored> all() {
    return List.copyOf(byReason.values());
  }
}
