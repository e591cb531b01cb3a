package io.netspace.trainer.domain;

import io.netspace.model.training.EpochResult;
import java.util.List;

/** The result of a training. */
public sealed interface TrainingResult {
  /** One result for each finished epoch. */
  List<EpochResult> curve();

  /**
   * Duration of the epochs in seconds, validation included, over all attempts that led to the
   * weights.
   */
  double seconds();

  /** Training images divided by training time, without validation, over the same attempts. */
  double imagesPerSecond();

  /** All epochs were trained; the error is the last one of the curve. */
  record Completed(List<EpochResult> curve, double seconds, double imagesPerSecond)
      implements TrainingResult {
    public Completed {
      curve = List.copyOf(curve);
    }
  }

  /** The loss was not finite, or above the divergence limit. */
  record Diverged(List<EpochResult> curve, double seconds, double imagesPerSecond, String reason)
      implements TrainingResult {
    public Diverged {
      curve = List.copyOf(curve);
    }
  }
}
