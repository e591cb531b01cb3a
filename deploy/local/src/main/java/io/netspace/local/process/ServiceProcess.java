package io.netspace.local.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One service as a child process. When it ends though nobody stopped it, it is started again, each
 * time later than the time before, until it has lasted a while.
 */
final class ServiceProcess implements AutoCloseable {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(35);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LASTING = Duration.ofMinutes(1);

  private final Service service;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path directory;
  private final Path log;
  private final Consumer<String> report;
  private @Nullable Process process;
  private long startedNanos;
  private Duration pause = FIRST_PAUSE;
  private boolean restarts;
  private boolean stopping;

  /**
   * Describes a process that is not started yet.
   *
   * @param common environment of all services
   * @param report takes one line when the process ends by itself
   */
  ServiceProcess(
      Service service,
      Installation installation,
      DataDirectory data,
      Map<String, String> common,
      Consumer<String> report) {
    this.service = service;
    this.command = command(service, installation);
    this.environment = common;
    this.directory = data.root();
    this.log = data.log(service.name());
    this.report = report;
  }

  private static List<String> command(Service service, Installation installation) {
    List<String> command = new ArrayList<>();
    command.add(Installation.java().toString());
    Path jar = installation.jar(service.module());
    command.addAll(service.javaOptions());
    command.addAll(Installation.opens(jar));
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            Installation.launcherClasses() + File.pathSeparator + jar,
            ServiceMain.class.getName()));
    return command;
  }

  Service service() {
    return service;
  }

  Path log() {
    return log;
  }

  synchronized void start() {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    builder.environment().putAll(service.environment());
    builder.environment().put("QUARKUS_HTTP_HOST", Service.HOST);
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(service.port()));
    try {
      Process started = builder.start();
      process = started;
      startedNanos = System.nanoTime();
      CompletableFuture<Void> _ = started.onExit().thenAccept(this::ended);
    } catch (IOException e) {
      throw new UncheckedIOException("Service " + service.name() + " cannot be started.", e);
    }
  }

  /** From now on this process is started again when it ends. */
  synchronized void keepRunning() {
    restarts = true;
    Process running = process;
    if (running != null && !running.isAlive()) {
      ended(running);
    }
  }

  synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** What the process said when it ended; meaningful only when it has. */
  synchronized int exitCode() {
    return process == null ? 0 : process.exitValue();
  }

  private synchronized void ended(Process gone) {
    if (!restarts || stopping || !gone.equals(process)) {
      return;
    }
    if (System.nanoTime() - startedNanos > LASTING.toNanos()) {
      pause = FIRST_PAUSE;
    }
    Duration wait = pause;
    pause =
        pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> startAgain(gone.exitValue(), wait));
  }

  /** Reports only after the pause: a Ctrl-C reaches the children before it reaches this process. */
  private synchronized void startAgain(int exitCode, Duration wait) {
    if (stopping) {
      return;
    }
    report.accept(
        "%s ended by itself (exit code %d) and is started again after %d s; its log is %s."
            .formatted(service.name(), exitCode, wait.toSeconds(), log));
    start();
  }

  /** Asks the process to stop; {@link #close} waits for it. */
  synchronized void requestStop() {
    stopping = true;
    if (process != null) {
      process.destroy();
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
