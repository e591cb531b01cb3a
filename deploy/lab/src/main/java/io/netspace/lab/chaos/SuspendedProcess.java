package io.netspace.lab.chaos;

import io.netspace.messaging.event.EpochCompleted;
import io.netspace.model.study.CandidateId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Suspends a trainer in the middle of a training until its lock has expired and another trainer has
 * published the outcome, then resumes it: its late outcome must change nothing.
 */
final class SuspendedProcess implements FaultInjector {
  private static final double FAULT_PROGRESS = 0.25;
  private static final Duration NO_LIMIT = Duration.ofDays(1);
  private static final Duration REDELIVERY_TIMEOUT = Duration.ofMinutes(3);
  private static final Duration LATE_OUTCOME_LIMIT = Duration.ofSeconds(60);

  private @Nullable String description;

  @Override
  public void inject(ChaosRun run) throws InterruptedException {
    boolean _ = run.waitFor(() -> run.progress() >= FAULT_PROGRESS, NO_LIMIT);
    while (description == null && !run.isComplete()) {
      run.setActivity("waiting for a training to freeze");
      boolean _ = run.waitFor(() -> findTrainingUnderWay(run).isPresent(), NO_LIMIT);
      Optional<EpochCompleted> training = findTrainingUnderWay(run);
      if (training.isPresent()) {
        suspendTrainer(training.get().trainer(), training.get().candidate().id(), run);
      }
    }
  }

  /** A training with enough time left that the signal arrives before its end. */
  private static Optional<EpochCompleted> findTrainingUnderWay(ChaosRun run) {
    return run.log().runningTrainings().stream()
        .filter(epoch -> 2 * epoch.result().epoch() <= epoch.epochs())
        .findFirst();
  }

  private void suspendTrainer(String trainer, CandidateId candidate, ChaosRun run)
      throws InterruptedException {
    long frozenNanos = System.nanoTime();
    run.netspace().suspend(trainer);
    try {
      run.printLine("froze %s in the middle of %s".formatted(trainer, candidate));
      run.setActivity(trainer + " is frozen");
      boolean _ = run.waitFor(() -> run.log().outcome(candidate).isPresent(), REDELIVERY_TIMEOUT);
    } finally {
      run.netspace().resume(trainer);
    }
    long seconds = Duration.ofNanos(System.nanoTime() - frozenNanos).toSeconds();
    String other = run.log().outcome(candidate).map(ComparableOutcome::trainer).orElse(null);
    run.printLine("thawed %s after %d s".formatted(trainer, seconds));
    if (other != null && !other.equals(trainer)) {
      boolean late =
          run.waitFor(() -> run.log().hasDuplicateOutcome(candidate), LATE_OUTCOME_LIMIT);
      description =
          "%s frozen for %d s while %s trained its candidate; a late outcome %s"
              .formatted(trainer, seconds, other, late ? "came" : "did not come");
    }
  }

  @Override
  public List<String> violations(ChaosRun run) {
    return description == null
        ? List.of("The study concluded before another trainer took a frozen one's candidate.")
        : List.of();
  }

  @Override
  public String description() {
    return description == null ? "nothing" : description;
  }
}
