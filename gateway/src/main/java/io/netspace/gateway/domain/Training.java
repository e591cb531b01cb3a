package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.EpochResult;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A candidate in training: how far its latest attempt has come. Epochs may become known in any
 * order; those of an earlier attempt add nothing.
 */
public record Training(int attempt, String trainer, List<EpochResult> epochs) {
  public Training {
    epochs = List.copyOf(epochs);
  }

  /** An attempt of which no epoch is known yet. */
  public static Training of(int attempt, String trainer) {
    return new Training(attempt, trainer, List.of());
  }

  /** With an epoch, unless it is known already. */
  public Training with(int ofAttempt, String by, EpochResult epoch) {
    if (ofAttempt > attempt) {
      return new Training(ofAttempt, by, List.of(epoch));
    }
    return ofAttempt < attempt || knows(epoch)
        ? this
        : new Training(
            attempt,
            trainer,
            Stream.concat(epochs.stream(), Stream.of(epoch))
                .sorted(Comparator.comparingInt(EpochResult::epoch))
                .toList());
  }

  private boolean knows(EpochResult epoch) {
    return epochs.stream().anyMatch(known -> known.epoch() == epoch.epoch());
  }
}
