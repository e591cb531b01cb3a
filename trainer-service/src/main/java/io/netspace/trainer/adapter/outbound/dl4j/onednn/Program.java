package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import io.netspace.trainer.adapter.outbound.dl4j.backbone.OperationTimes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sequence of steps that always run in the same order. */
public final class Program {
  private final List<Step> steps = new ArrayList<>();
  private @Nullable OperationTimes measured;

  /** Adds the next step. */
  void add(Step step) {
    steps.add(step);
  }

  /** Measures the steps from now on. */
  public void measure(OperationTimes times) {
    measured = times;
  }

  /** Runs all steps once. */
  public void run() {
    OperationTimes times = measured;
    for (Step step : steps) {
      if (times == null) {
        step.run();
      } else {
        times.measure(step.code(), step::run);
      }
    }
  }
}
