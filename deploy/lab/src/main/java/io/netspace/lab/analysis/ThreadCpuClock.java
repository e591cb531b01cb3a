package io.netspace.lab.analysis;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The processor time of this thread, so that what else the machine does hardly matters. */
final class ThreadCpuClock {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ThreadCpuClock() {}

  /** Nanoseconds so far. */
  static long nanos() {
    return THREADS.getCurrentThreadCpuTime();
  }
}
