package io.netspace.lab.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Fills the disk of the log, the store and the artifacts in the middle of the study, and frees it
 * again: broker and store end, and are started again.
 */
final class FilledDisk implements FaultInjector {
  private static final double FAULT_PROGRESS = 0.3;
  private static final Duration NO_LIMIT = Duration.ofDays(1);
  private static final Duration FULL = Duration.ofSeconds(45);
  private static final Duration TOP_UP_INTERVAL = Duration.ofSeconds(1);
  private static final List<String> SERVERS = List.of("broker", "store");
  private static final int MEGABYTES = 256;

  private final Set<String> ended = new TreeSet<>();
  private @Nullable TemporaryFileSystem disk;
  private boolean filled;

  @Override
  public AutoCloseable prepare(Path directory) {
    TemporaryFileSystem mounted = TemporaryFileSystem.mount(directory, MEGABYTES);
    disk = mounted;
    return mounted;
  }

  @Override
  public void inject(ChaosRun run) throws InterruptedException {
    if (disk == null
        || !run.waitFor(() -> run.progress() >= FAULT_PROGRESS, NO_LIMIT)
        || run.isComplete()) {
      return;
    }
    try {
      long until = System.nanoTime() + FULL.toNanos();
      disk.fill();
      filled = true;
      run.printLine("filled the disk to the last byte");
      run.setActivity("the disk is full");
      while (System.nanoTime() < until) {
        run.pause(TOP_UP_INTERVAL);
        disk.fill();
        SERVERS.stream()
            .filter(server -> !run.netspace().pidsByName().containsKey(server))
            .forEach(ended::add);
      }
    } finally {
      disk.free();
    }
    run.setActivity("");
    run.printLine("freed the disk; meanwhile ended: " + String.join(", ", ended));
  }

  @Override
  public List<String> violations(ChaosRun run) {
    List<String> violations = new ArrayList<>();
    if (!filled) {
      violations.add("The study concluded before the disk was filled.");
    } else if (!ended.containsAll(SERVERS)) {
      violations.add(
          "With a full disk only these had ended: %s; broker and store must."
              .formatted(String.join(", ", ended)));
    }
    return violations;
  }

  @Override
  public String description() {
    return filled
        ? "the disk full for %d s; ended and started again: %s"
            .formatted(FULL.toSeconds(), String.join(", ", ended))
        : "nothing";
  }
}
