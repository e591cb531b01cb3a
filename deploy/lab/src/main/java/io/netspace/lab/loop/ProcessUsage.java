package io.netspace.lab.loop;

import io.netspace.offline.common.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a process takes of the machine.
 *
 * @param residentMegabytes memory now
 * @param peakMegabytes the most memory it had
 * @param cpu time since it began
 */
public record ProcessUsage(long residentMegabytes, long peakMegabytes, Duration cpu) {
  static final ProcessUsage NONE = new ProcessUsage(0, 0, Duration.ZERO);

  private static final long KILOBYTES = 1024;

  /** Of a process that runs; nothing is known of its memory where there is no /proc. */
  static ProcessUsage of(long pid) {
    List<String> status = status(Path.of("/proc", Long.toString(pid), "status"));
    return new ProcessUsage(
        megabytes(status, "VmRSS"),
        megabytes(status, "VmHWM"),
        ProcessHandle.of(pid)
            .flatMap(handle -> handle.info().totalCpuDuration())
            .orElse(Duration.ZERO));
  }

  private static List<String> status(Path file) {
    if (!Files.isReadable(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw CommandException.failed("Process status (%s) cannot be read.".formatted(file), e);
    }
  }

  /** A figure of the status, such as {@code VmRSS: 123456 kB}; 0 if it is not there. */
  static long megabytes(List<String> status, String name) {
    return status.stream()
            .filter(line -> line.startsWith(name + ":"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElse(0)
        / KILOBYTES;
  }
}
