package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import java.util.ArrayList;
import java.util.List;

/** A sequence of steps that always run in the same order. */
public final class Program {
  private final List<Step> steps = new ArrayList<>();

  /** Adds the next step. */
  public void add(Step step) {
    steps.add(step);
  }

  /** Runs all steps once. */
  public void run() {
    for (Step step : steps) {
      step.run();
    }
  }
}
