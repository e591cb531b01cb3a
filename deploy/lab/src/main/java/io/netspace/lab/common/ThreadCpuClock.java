package io.netspace.lab.common;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The processor time of this thread, which other load on the machine hardly changes. */
public final class ThreadCpuClock {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ThreadCpuClock() {}

  /** Nanoseconds so far. */
  public static long nanos() {
    return THREADS.getCurrentThreadCpuTime();
  }
}
