package io.netspace.messaging.log;

import java.util.List;

/**
 * What a service derives from the log: records in its store, and a cache of them in memory. The
 * store may fall behind, when it is emptied or an older copy restored; then the log is replayed.
 */
public interface LogProjection {
  /**
   * Applies entries, in their order within each partition; all changes are in the store when it
   * returns. Idempotent: entries may be applied again at any time, wholly or in part.
   *
   * @throws IllegalArgumentException when an entry contradicts what is possible; alone in its list,
   *     it is poison
   */
  void apply(List<LogEntry> entries);

  /**
   * Discards what is cached in memory: it is loaded from the store again before the next entries.
   */
  void reset();
}
