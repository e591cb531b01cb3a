package io.netspace.local.statistics;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The processor time of this thread, so that what else the machine does hardly matters. */
final class Stopwatch {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Stopwatch() {}

  /** Nanoseconds so far. */
  static long nanos() {
    return THREADS.getCurrentThreadCpuTime();
  }
}
