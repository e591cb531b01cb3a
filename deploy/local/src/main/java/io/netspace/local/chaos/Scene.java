package io.netspace.local.chaos;

import io.netspace.local.Terminal;
import io.netspace.local.process.LocalNetspace;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A study under way, as a disturber sees it. All waiting is done here, so that none is endless. */
final class Scene {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration SLICE = Duration.ofMillis(50);

  private final String name;
  private final LocalNetspace netspace;
  private final LogTail tail;
  private final StudyLog log;
  private final int expected;
  private final Terminal terminal;
  private final long began = System.nanoTime();
  private long newsNanos = began;
  private int news;
  private String doing = "";

  /**
   * Of a study that begins now.
   *
   * @param expected candidates, as far as is known
   */
  Scene(
      String name,
      LocalNetspace netspace,
      LogTail tail,
      StudyLog log,
      int expected,
      Terminal terminal) {
    this.name = name;
    this.netspace = netspace;
    this.tail = tail;
    this.log = log;
    this.expected = expected;
    this.terminal = terminal;
  }

  LocalNetspace netspace() {
    return netspace;
  }

  StudyLog log() {
    return log;
  }

  /** Whether the study is concluded with every candidate's fate known. */
  boolean atRest() {
    return log.atRest();
  }

  /** How far the study is, from 0 to 1, by what the undisturbed one took. */
  double progress() {
    return expected == 0 ? 0 : Math.min(1, (double) log.ended() / expected);
  }

  Duration sinceBeginning() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** Tells what has been done to the study, and where it stands. */
  void say(String line) {
    terminal.say("%s %s: %s · %s".formatted(clock(sinceBeginning()), name, line, state()));
  }

  private String state() {
    return "%d of %d candidates ended · %d decisions"
        .formatted(log.ended(), Math.max(log.candidates(), expected), log.decided());
  }

  /** Tells what is being done to it, in a few words. */
  void doing(String words) {
    doing = words;
  }

  /** Waits, but no longer than the study goes on. */
  void pause(Duration time) throws InterruptedException {
    boolean _ = waitFor(() -> false, time);
  }

  /**
   * Waits until something is so, but no longer than the study goes on.
   *
   * @return whether it is so
   */
  boolean waitFor(BooleanSupplier condition, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (atRest() || System.nanoTime() > deadline) {
        return condition.getAsBoolean();
      }
      look();
      Thread.sleep(SLICE);
    }
    return true;
  }

  /** Waits until the study is at rest. */
  void awaitRest() throws InterruptedException {
    while (!atRest()) {
      look();
      Thread.sleep(SLICE);
    }
    terminal.clear();
  }

  private void look() {
    tail.check();
    if (log.news() != news) {
      news = log.news();
      newsNanos = System.nanoTime();
    } else if (System.nanoTime() - newsNanos > PATIENCE.toNanos()) {
      throw new StoodStillException(
          "It stood still: nothing new in the log for %d s, with %d of %d candidates ended and %d decisions."
              .formatted(PATIENCE.toSeconds(), log.ended(), log.candidates(), log.decided()));
    }
    terminal.progress(
        "%s %s: %s%s"
            .formatted(
                clock(sinceBeginning()), name, doing.isEmpty() ? "" : doing + " · ", state()));
  }

  static String clock(Duration time) {
    return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
