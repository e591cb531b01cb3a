package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_sgemm;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Peak speed of a core, measured by multiplying large float32 matrices. It is relative to the CPU
 * time of the calling thread, so that other load hardly matters.
 */
public final class PeakFlops {
  private static final int SIDE = 1024;
  private static final int REPETITIONS = 24;
  private static final double NANOSECONDS = 1e9;

  private PeakFlops() {}

  /** Operations per second, a multiply-add being two; the best of many products. */
  public static double flopsPerSecond() {
    long numbers = (long) SIDE * SIDE;
    try (FloatPointer a = new FloatPointer(numbers);
        FloatPointer b = new FloatPointer(numbers);
        FloatPointer product = new FloatPointer(numbers)) {
      for (long i = 0; i < numbers; i++) {
        a.put(i, (float) (i % 7));
        b.put(i, (float) (i % 5));
      }
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      long shortest = Long.MAX_VALUE;
      for (int i = 0; i < REPETITIONS; i++) {
        long start = threads.getCurrentThreadCpuTime();
        multiply(a, b, product);
        shortest = Math.min(shortest, threads.getCurrentThreadCpuTime() - start);
      }
      return 2.0 * SIDE * numbers * NANOSECONDS / shortest;
    }
  }

  private static void multiply(FloatPointer a, FloatPointer b, FloatPointer product) {
    byte plain = 'N';
    OneDnnContext.check(
        "a product of matrices",
        dnnl_sgemm(plain, plain, SIDE, SIDE, SIDE, 1, a, SIDE, b, SIDE, 0, product, SIDE));
  }
}
