package io.netspace.local.chaos;

import io.netspace.contracts.event.EpochCompleted;
import io.netspace.contracts.vocabulary.CandidateId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Freezes a trainer in the middle of a training until its lock is lost and another trainer has
 * given the candidate its outcome, then lets it go on: its late outcome must change nothing.
 */
final class Frozen implements Disturber {
  private static final double BEGINNING = 0.25;
  private static final Duration ENDLESS = Duration.ofDays(1);
  private static final Duration UNTIL_TAKEN = Duration.ofMinutes(3);
  private static final Duration UNTIL_LATE_OUTCOME = Duration.ofSeconds(60);

  private @Nullable String done;

  @Override
  public void disturb(Scene scene) throws InterruptedException {
    boolean _ = scene.waitFor(() -> scene.progress() >= BEGINNING, ENDLESS);
    while (done == null && !scene.atRest()) {
      scene.doing("waiting for a training to freeze");
      boolean _ = scene.waitFor(() -> inTheMiddle(scene).isPresent(), ENDLESS);
      Optional<EpochCompleted> training = inTheMiddle(scene);
      if (training.isPresent()) {
        freeze(training.get().trainer(), training.get().candidate().id(), scene);
      }
    }
  }

  /** A training of which enough is left that the signal reaches it before its end. */
  private static Optional<EpochCompleted> inTheMiddle(Scene scene) {
    return scene.log().trainings().stream()
        .filter(epoch -> 2 * epoch.result().epoch() <= epoch.epochs())
        .findFirst();
  }

  private void freeze(String trainer, CandidateId candidate, Scene scene)
      throws InterruptedException {
    long frozenNanos = System.nanoTime();
    scene.netspace().freeze(trainer);
    try {
      scene.say("froze %s in the middle of %s".formatted(trainer, candidate));
      scene.doing(trainer + " is frozen");
      boolean _ = scene.waitFor(() -> scene.log().outcome(candidate).isPresent(), UNTIL_TAKEN);
    } finally {
      scene.netspace().thaw(trainer);
    }
    long seconds = Duration.ofNanos(System.nanoTime() - frozenNanos).toSeconds();
    String other = scene.log().outcome(candidate).map(Fate::trainer).orElse(null);
    scene.say("thawed %s after %d s".formatted(trainer, seconds));
    if (other != null && !other.equals(trainer)) {
      boolean late = scene.waitFor(() -> scene.log().endedAgain(candidate), UNTIL_LATE_OUTCOME);
      done =
          "%s frozen for %d s while %s trained its candidate; a late outcome %s"
              .formatted(trainer, seconds, other, late ? "came" : "did not come");
    }
  }

  @Override
  public List<String> complaints(Scene scene) {
    return done == null
        ? List.of("The study concluded before another trainer took a frozen one's candidate.")
        : List.of();
  }

  @Override
  public String done() {
    return done == null ? "nothing" : done;
  }
}
