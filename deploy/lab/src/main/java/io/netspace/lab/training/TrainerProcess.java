package io.netspace.lab.training;

import io.netspace.local.process.Installation;
import io.netspace.offline.common.CommandException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A main class of the trainer, to be run in a separate process.
 *
 * @param main main class to run
 * @param threads of numerical libraries
 */
public record TrainerProcess(Installation installation, Class<?> main, int threads) {
  /**
   * Starts the process.
   *
   * @throws CommandException when it cannot be started
   */
  public RunningTrainer start(List<String> arguments) {
    try {
      Path log = Files.createTempFile("netspace", ".log");
      return new RunningTrainer(
          main.getSimpleName(), builder(arguments, log.toFile()).start(), log);
    } catch (IOException e) {
      throw CommandException.failed(
          main.getSimpleName() + " could not be run in a process of its own.", e);
    }
  }

  private ProcessBuilder builder(List<String> arguments, File log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx768m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    command.add("--add-modules=jdk.incubator.vector");
    command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-cp"));
    command.add(installation.classPath("trainer-service"));
    command.add(main.getName());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log);
    builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
    return builder;
  }
}
