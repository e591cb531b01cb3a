package io.netspace.lab.loop;

import io.netspace.offline.common.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Memory and processor time of a process.
 *
 * @param residentMegabytes current resident memory
 * @param peakMegabytes maximum resident memory
 * @param cpu time since its start
 */
public record ProcessUsage(long residentMegabytes, long peakMegabytes, Duration cpu) {
  static final ProcessUsage NONE = new ProcessUsage(0, 0, Duration.ZERO);

  private static final long KILOBYTES = 1024;

  /** The usage of a running process; its memory is 0 without /proc. */
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

  /** A field of the status, such as {@code VmRSS: 123456 kB}; 0 if absent. */
  static long megabytes(List<String> status, String name) {
    return status.stream()
            .filter(line -> line.startsWith(name + ":"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElse(0)
        / KILOBYTES;
  }
}
