package io.netspace.local.process;

import io.netspace.offline.common.CommandException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One child process. When it exits without being stopped, it is restarted after a delay, which
 * doubles while it exits soon after each start. A trainer that exits to be replaced by a fresh
 * process has an exit code of its own, and is restarted at once without a report.
 */
final class ChildProcess implements AutoCloseable {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(35);
  private static final Duration INITIAL_BACKOFF = Duration.ofSeconds(1);
  private static final Duration MAX_BACKOFF = Duration.ofSeconds(30);
  private static final Duration STABLE_AFTER = Duration.ofSeconds(10);
  private static final Duration DISK_POLL = Duration.ofSeconds(1);
  private static final int RECYCLE_EXIT_CODE = 75;

  private final ProcessSpec program;
  private final Path directory;
  private final Path log;
  private final DiskGate gate;
  private final Consumer<String> report;
  private @Nullable Process process;
  private @Nullable Process killedProcess;
  private long startedNanos;
  private Duration backoff = INITIAL_BACKOFF;
  private boolean restartsEnabled;
  private boolean stopping;

  /**
   * Describes a process that is not started yet.
   *
   * @param gate that it passes before it is started again
   * @param report receives one line when the process exits by itself
   */
  ChildProcess(ProcessSpec program, DataDirectory data, DiskGate gate, Consumer<String> report) {
    this.program = program;
    this.directory = data.root();
    this.log = data.logFile(program.name());
    this.gate = gate;
    this.report = report;
  }

  ProcessSpec program() {
    return program;
  }

  String name() {
    return program.name();
  }

  Path log() {
    return log;
  }

  synchronized void start() {
    ProcessBuilder builder =
        new ProcessBuilder(program.command())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(program.environment());
    try {
      Process started = builder.start();
      process = started;
      startedNanos = System.nanoTime();
      CompletableFuture<Void> _ = started.onExit().thenAccept(this::onExit);
    } catch (IOException e) {
      throw new UncheckedIOException("Process " + name() + " cannot be started.", e);
    }
  }

  /** From now on the process is restarted when it exits. */
  synchronized void enableRestarts() {
    restartsEnabled = true;
    Process running = process;
    if (running != null && !running.isAlive()) {
      onExit(running);
    }
  }

  synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** The id of the running process; empty while there is none. */
  synchronized OptionalLong pid() {
    return process != null && process.isAlive()
        ? OptionalLong.of(process.pid())
        : OptionalLong.empty();
  }

  /** The exit code; meaningful only once the process has exited. */
  synchronized int exitCode() {
    return process == null ? 0 : process.exitValue();
  }

  private synchronized void onExit(Process gone) {
    if (!restartsEnabled || stopping || !gone.equals(process)) {
      return;
    }
    if (System.nanoTime() - startedNanos > STABLE_AFTER.toNanos()) {
      backoff = INITIAL_BACKOFF;
    }
    if (gone.exitValue() == RECYCLE_EXIT_CODE) {
      start();
      return;
    }
    Duration wait = backoff;
    Duration doubled = backoff.multipliedBy(2);
    backoff = doubled.compareTo(MAX_BACKOFF) < 0 ? doubled : MAX_BACKOFF;
    CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> restart(gone, wait));
  }

  private synchronized void restart(Process gone, Duration wait) {
    if (stopping) {
      return;
    }
    if (!gate.canStart(name())) {
      startOnceThereIsSpace();
      return;
    }
    if (!gone.equals(killedProcess)) {
      report.accept(
          "%s ended by itself (exit code %d) and is started again after %d s; its log is %s."
              .formatted(name(), gone.exitValue(), wait.toSeconds(), log));
    }
    start();
  }

  private void startOnceThereIsSpace() {
    CompletableFuture.delayedExecutor(DISK_POLL.toMillis(), TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              synchronized (this) {
                if (stopping) {
                  return;
                }
                if (gate.canStart(name())) {
                  start();
                } else {
                  startOnceThereIsSpace();
                }
              }
            });
  }

  /**
   * Kills the process, and runs an action before it is restarted, without a report.
   *
   * @return whether there was a process to kill
   */
  synchronized boolean kill(Runnable meanwhile) throws InterruptedException {
    Process running = process;
    boolean alive = running != null && running.isAlive();
    if (running != null && alive) {
      killedProcess = running;
      running.destroyForcibly().waitFor();
    }
    meanwhile.run();
    return alive;
  }

  /** Sends the process a signal, such as {@code STOP}. */
  void signal(String signal) throws InterruptedException {
    long pid =
        pid().orElseThrow(() -> CommandException.failed("Process " + name() + " is not running."));
    try {
      int answer =
          new ProcessBuilder("/bin/kill", "-" + signal, Long.toString(pid))
              .inheritIO()
              .start()
              .waitFor();
      if (answer != 0) {
        throw CommandException.failed("Process %s cannot be sent SIG%s.".formatted(name(), signal));
      }
    } catch (IOException e) {
      throw CommandException.failed("/bin/kill cannot be run; install procps.", e);
    }
  }

  /** Asks the process to stop by closing its input; {@link #close} waits for it. */
  synchronized void requestStop() {
    stopping = true;
    Process running = process;
    if (running != null) {
      try {
        running.getOutputStream().close();
      } catch (IOException _) {
        // It has exited already.
      }
    }
  }

  @Override
  public void close() {
    requestStop();
    Process running = process;
    if (running == null) {
      return;
    }
    try {
      if (!running.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        running.destroyForcibly().waitFor();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
