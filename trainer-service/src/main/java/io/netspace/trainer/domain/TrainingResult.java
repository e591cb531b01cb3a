package io.netspace.trainer.domain;

import io.netspace.model.training.EpochResult;
import java.util.List;

/** How a training ended. */
public sealed interface TrainingResult {
  /** One result an epoch, as far as it came. */
  List<EpochResult> curve();

  /**
   * Seconds that the epochs took, validation included, over all attempts that the weights go back
   * to.
   */
  double seconds();

  /** Training images over training time, validation left out, over the same attempts. */
  double imagesPerSecond();

  /** Through its last epoch; the error is the last of the curve. */
  record Completed(List<EpochResult> curve, double seconds, double imagesPerSecond)
      implements TrainingResult {
    public Completed {
      curve = List.copyOf(curve);
    }
  }

  /** The loss was not a number, or beyond all reason. */
  record Diverged(List<EpochResult> curve, double seconds, double imagesPerSecond, String reason)
      implements TrainingResult {
    public Diverged {
      curve = List.copyOf(curve);
    }
  }
}
