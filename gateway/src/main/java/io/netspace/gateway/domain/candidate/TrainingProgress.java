package io.netspace.gateway.domain.candidate;

import io.netspace.model.training.EpochResult;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Progress of a candidate's latest training attempt. Epochs may be applied in any order; those of
 * earlier attempts are ignored.
 */
public record TrainingProgress(int attempt, String trainer, List<EpochResult> epochs) {
  public TrainingProgress {
    epochs = List.copyOf(epochs);
  }

  /** An attempt without epochs. */
  public static TrainingProgress of(int attempt, String trainer) {
    return new TrainingProgress(attempt, trainer, List.of());
  }

  /** With an epoch, unless it is known already. */
  public TrainingProgress with(int ofAttempt, String by, EpochResult epoch) {
    if (ofAttempt > attempt) {
      return new TrainingProgress(ofAttempt, by, List.of(epoch));
    }
    return ofAttempt < attempt || hasEpoch(epoch)
        ? this
        : new TrainingProgress(
            attempt,
            trainer,
            Stream.concat(epochs.stream(), Stream.of(epoch))
                .sorted(Comparator.comparingInt(EpochResult::epoch))
                .toList());
  }

  private boolean hasEpoch(EpochResult epoch) {
    return epochs.stream().anyMatch(known -> known.epoch() == epoch.epoch());
  }
}
