package io.netspace.lab.chaos;

import java.time.Duration;
import java.util.List;

/** Kills the store in the middle of the study and deletes all that it has kept. */
final class StoreLoss implements FaultInjector {
  private static final double FAULT_PROGRESS = 0.5;
  private static final Duration NO_LIMIT = Duration.ofDays(1);

  private boolean storeLost;

  @Override
  public void inject(ChaosRun scene) throws InterruptedException {
    if (scene.waitFor(() -> scene.progress() >= FAULT_PROGRESS, NO_LIMIT) && !scene.isComplete()) {
      scene.netspace().wipeStore();
      storeLost = true;
      scene.printLine("killed the store and deleted its directory");
    }
  }

  @Override
  public List<String> violations(ChaosRun scene) {
    return storeLost ? List.of() : List.of("The study concluded before the store was emptied.");
  }

  @Override
  public String description() {
    return storeLost ? "the store's directory deleted half-way" : "nothing";
  }
}
