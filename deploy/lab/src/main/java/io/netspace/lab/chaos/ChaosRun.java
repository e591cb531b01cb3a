package io.netspace.lab.chaos;

import io.netspace.local.process.LocalNetspace;
import io.netspace.offline.common.Terminal;
import java.net.URI;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A running study, as a fault injector sees it. All waiting is done here, with timeouts. */
final class ChaosRun {
  private static final Duration STALL_LIMIT = Duration.ofMinutes(5);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

  private final String name;
  private final URI study;
  private final LocalNetspace netspace;
  private final LogTail tail;
  private final StudyProjection log;
  private final int expected;
  private final Terminal terminal;
  private final long startedNanos = System.nanoTime();
  private long lastNewFactNanos = startedNanos;
  private int newFacts;
  private String activity = "";

  /**
   * A run of a study that starts now.
   *
   * @param study its address at the gateway
   * @param expected number of candidates, if known
   */
  ChaosRun(
      String name,
      URI study,
      LocalNetspace netspace,
      LogTail tail,
      StudyProjection log,
      int expected,
      Terminal terminal) {
    this.name = name;
    this.study = study;
    this.netspace = netspace;
    this.tail = tail;
    this.log = log;
    this.expected = expected;
    this.terminal = terminal;
  }

  /** The study's address at the gateway. */
  URI study() {
    return study;
  }

  LocalNetspace netspace() {
    return netspace;
  }

  StudyProjection log() {
    return log;
  }

  /** Whether the study is concluded and no candidate is outstanding. */
  boolean isComplete() {
    return log.isComplete();
  }

  /** Progress from 0 to 1, relative to the undisturbed run. */
  double progress() {
    return expected == 0 ? 0 : Math.min(1, (double) log.ended() / expected);
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startedNanos);
  }

  /** Reports the faults so far and the progress of the study. */
  void printLine(String line) {
    terminal.printLine("%s %s: %s · %s".formatted(formatElapsed(elapsed()), name, line, state()));
  }

  private String state() {
    return "%d of %d candidates ended · %d decisions"
        .formatted(log.ended(), Math.max(log.candidates(), expected), log.decided());
  }

  /** Reports the current fault in a few words. */
  void setActivity(String words) {
    activity = words;
  }

  /** Waits, at most until the study ends. */
  void pause(Duration time) throws InterruptedException {
    boolean _ = waitFor(() -> false, time);
  }

  /**
   * Waits for a condition, at most until the study ends.
   *
   * @return whether the condition holds
   */
  boolean waitFor(BooleanSupplier condition, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (isComplete() || System.nanoTime() > deadline) {
        return condition.getAsBoolean();
      }
      checkProgress();
      Thread.sleep(POLL_INTERVAL);
    }
    return true;
  }

  /** Waits until the study has ended. */
  void awaitCompletion() throws InterruptedException {
    while (!isComplete()) {
      checkProgress();
      Thread.sleep(POLL_INTERVAL);
    }
    terminal.clearProgress();
  }

  private void checkProgress() {
    tail.throwIfFailed();
    if (log.newFacts() != newFacts) {
      newFacts = log.newFacts();
      lastNewFactNanos = System.nanoTime();
    } else if (System.nanoTime() - lastNewFactNanos > STALL_LIMIT.toNanos()) {
      throw new StalledStudyException(
          "It stood still: nothing new in the log for %d s, with %d of %d candidates ended and %d decisions."
              .formatted(STALL_LIMIT.toSeconds(), log.ended(), log.candidates(), log.decided()));
    }
    terminal.showProgress(
        "%s %s: %s%s"
            .formatted(
                formatElapsed(elapsed()),
                name,
                activity.isEmpty() ? "" : activity + " · ",
                state()));
  }

  static String formatElapsed(Duration time) {
    return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
