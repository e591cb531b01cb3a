package io.netspace.trainer.application;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records what a worker reports. */
final class RecordingListener implements WorkerListener {
  private final List<String> reported = new CopyOnWriteArrayList<>();

  List<String> reported() {
    return List.copyOf(reported);
  }

  @Override
  public void requeuedOnStop() {
    reported.add("requeued on stop");
  }

  @Override
  public void requeuedForSize() {
    reported.add("requeued for size");
  }

  @Override
  public void trainingFailed() {
    reported.add("training failed");
  }

  @Override
  public void leaseLost() {
    reported.add("lease lost");
  }
}
