package io.netspace.local.process;

import io.netspace.local.embedded.DiskSpace;
import io.netspace.offline.common.CommandException;
import java.util.function.Consumer;

/** Lets processes start while the disk has space, and reports once that it has none, or again. */
final class DiskGate {
  private final DiskSpace disk;
  private final Consumer<String> report;
  private boolean waiting;

  DiskGate(DiskSpace disk, Consumer<String> report) {
    this.disk = disk;
    this.report = report;
  }

  /**
   * Whether a process that has ended can be started again.
   *
   * @param process its name
   */
  synchronized boolean canStart(String process) {
    boolean room = disk.canStart();
    if (!room && !waiting) {
      report.accept(
          "%s; %s has ended and is started again once %d MB are free; studies go on then."
              .formatted(disk.shortage(), process, disk.megabytesToStart()));
    } else if (room && waiting) {
      report.accept(
          "%d MB are free on %s: what had ended is started again."
              .formatted(disk.megabytesFree(), disk.directory()));
    }
    waiting = !room;
    return room;
  }

  /** Refuses to start anything on a full disk. */
  void requireSpace() {
    if (!disk.canStart()) {
      String shortage = disk.shortage();
      throw CommandException.failed(
          "%s%s; netspace needs %d MB to start: free some, or choose another directory with --data."
              .formatted(
                  Character.toUpperCase(shortage.charAt(0)),
                  shortage.substring(1),
                  disk.megabytesToStart()));
    }
  }
}
