package io.netspace.messaging.log;

import java.util.List;

/**
 * What a service makes of the log: facts in its store, and what it keeps of them in memory. The
 * store may fall behind, when somebody empties it or brings an older one back; then the log is told
 * again.
 */
public interface LogProjection {
  /**
   * Has entries take effect, in their order within each partition; what it changes is in the store
   * when it returns. Entries may come again at any time, wholly or in part, and then change
   * nothing.
   *
   * @throws IllegalArgumentException when an entry says what cannot be; alone in its list, it is
   *     poison
   */
  void apply(List<LogEntry> entries);

  /** What is kept in memory of the store is void: load it anew before the next entries. */
  void reset();
}
