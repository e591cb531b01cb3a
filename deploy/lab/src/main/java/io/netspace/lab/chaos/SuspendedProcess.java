package io.netspace.lab.chaos;

import io.netspace.messaging.event.EpochCompleted;
import io.netspace.model.study.CandidateId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Freezes a trainer in the middle of a training until its lock is lost and another trainer has
 * given the candidate its outcome, then lets it go on: its late outcome must change nothing.
 */
final class SuspendedProcess implements FaultInjector {
  private static final double FAULT_PROGRESS = 0.25;
  private static final Duration NO_LIMIT = Duration.ofDays(1);
  private static final Duration TAKEOVER_LIMIT = Duration.ofMinutes(3);
  private static final Duration LATE_OUTCOME_LIMIT = Duration.ofSeconds(60);

  private @Nullable String description;

  @Override
  public void inject(ChaosRun scene) throws InterruptedException {
    boolean _ = scene.waitFor(() -> scene.progress() >= FAULT_PROGRESS, NO_LIMIT);
    while (description == null && !scene.isComplete()) {
      scene.setActivity("waiting for a training to freeze");
      boolean _ = scene.waitFor(() -> halfTrained(scene).isPresent(), NO_LIMIT);
      Optional<EpochCompleted> training = halfTrained(scene);
      if (training.isPresent()) {
        suspendTrainer(training.get().trainer(), training.get().candidate().id(), scene);
      }
    }
  }

  /** A training of which enough is left that the signal reaches it before its end. */
  private static Optional<EpochCompleted> halfTrained(ChaosRun scene) {
    return scene.log().runningTrainings().stream()
        .filter(epoch -> 2 * epoch.result().epoch() <= epoch.epochs())
        .findFirst();
  }

  private void suspendTrainer(String trainer, CandidateId candidate, ChaosRun scene)
      throws InterruptedException {
    long frozenNanos = System.nanoTime();
    scene.netspace().suspend(trainer);
    try {
      scene.printLine("froze %s in the middle of %s".formatted(trainer, candidate));
      scene.setActivity(trainer + " is frozen");
      boolean _ = scene.waitFor(() -> scene.log().outcome(candidate).isPresent(), TAKEOVER_LIMIT);
    } finally {
      scene.netspace().resume(trainer);
    }
    long seconds = Duration.ofNanos(System.nanoTime() - frozenNanos).toSeconds();
    String other = scene.log().outcome(candidate).map(ComparableOutcome::trainer).orElse(null);
    scene.printLine("thawed %s after %d s".formatted(trainer, seconds));
    if (other != null && !other.equals(trainer)) {
      boolean late =
          scene.waitFor(() -> scene.log().hasDuplicateOutcome(candidate), LATE_OUTCOME_LIMIT);
      description =
          "%s frozen for %d s while %s trained its candidate; a late outcome %s"
              .formatted(trainer, seconds, other, late ? "came" : "did not come");
    }
  }

  @Override
  public List<String> violations(ChaosRun scene) {
    return description == null
        ? List.of("The study concluded before another trainer took a frozen one's candidate.")
        : List.of();
  }

  @Override
  public String description() {
    return description == null ? "nothing" : description;
  }
}
