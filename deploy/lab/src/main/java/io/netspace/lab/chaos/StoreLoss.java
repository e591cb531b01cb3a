package io.netspace.lab.chaos;

import java.time.Duration;
import java.util.List;

/** Kills the store in the middle of the study and deletes its data. */
final class StoreLoss implements FaultInjector {
  private static final double FAULT_PROGRESS = 0.5;
  private static final Duration NO_LIMIT = Duration.ofDays(1);

  private boolean storeLost;

  @Override
  public void inject(ChaosRun run) throws InterruptedException {
    if (run.waitFor(() -> run.progress() >= FAULT_PROGRESS, NO_LIMIT) && !run.isComplete()) {
      run.netspace().wipeStore();
      storeLost = true;
      run.printLine("killed the store and deleted its directory");
    }
  }

  @Override
  public List<String> violations(ChaosRun run) {
    return storeLost ? List.of() : List.of("The study concluded before the store was emptied.");
  }

  @Override
  public String description() {
    return storeLost ? "the store's directory deleted half-way" : "nothing";
  }
}
