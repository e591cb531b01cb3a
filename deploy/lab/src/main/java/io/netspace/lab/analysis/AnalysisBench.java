package io.netspace.lab.analysis;

import io.netspace.lab.calibration.SimulatedErrorDistribution;
import io.netspace.lab.common.ThreadCpuClock;
import io.netspace.model.statistics.BestRanges;
import io.netspace.model.statistics.ErrorDistribution;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * Measures the cost of analysis: a study's ledger applies outcomes one after the other and computes
 * the next action after each; then charts of that many errors are computed.
 */
public final class AnalysisBench {
  private static final int WARM_UP = 5_000;
  private static final int REPETITIONS = 25;
  private static final int COLLECTIONS = 3;
  private static final int PROGRESS_INTERVAL = 1_000;
  private static final int POINTS = 500;
  private static final int PARAMETERS = 10;

  /** Errors per sorted block of the gateway. */
  private static final int BLOCK = 128;

  private static final double NANOS_A_MICROSECOND = 1e3;
  private static final double NANOS_A_MILLISECOND = 1e6;
  private static final double P99 = 0.99;

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(2);
  private final int outcomes;
  private final Consumer<String> progress;

  /** A benchmark of this many outcomes. */
  public AnalysisBench(int outcomes, Consumer<String> progress) {
    this.outcomes = outcomes;
    this.progress = progress;
  }

  public AnalysisMeasurements run() {
    new TimedStudy().run(new long[Math.min(outcomes, WARM_UP)], _ -> {});
    long[] nanos = new long[outcomes];
    double bytes = (double) retainedBytes(nanos) / outcomes;
    Arrays.sort(nanos);
    progress.accept("snapshots …");
    double[] errors = errors();
    double[][] parameters =
        IntStream.range(0, PARAMETERS).mapToObj(_ -> parameter()).toArray(double[][]::new);
    return new AnalysisMeasurements(
        outcomes,
        Arrays.stream(nanos).sum() / NANOS_A_MICROSECOND / outcomes,
        nanos[(int) (P99 * (outcomes - 1))] / NANOS_A_MICROSECOND,
        medianMilliseconds(() -> snapshot(errors)),
        medianMilliseconds(() -> ranges(errors, parameters)),
        bytes);
  }

  /** Runs the study, and measures the memory that it retains. */
  private long retainedBytes(long[] nanos) {
    long before = usedBytes();
    TimedStudy study = new TimedStudy();
    try {
      study.run(nanos, this::reportProgress);
      return usedBytes() - before;
    } finally {
      Reference.reachabilityFence(study);
    }
  }

  private void reportProgress(int applied) {
    if (applied % PROGRESS_INTERVAL == 0) {
      progress.accept(String.format(Locale.ROOT, "%,d of %,d outcomes", applied, outcomes));
    }
  }

  /** Bytes of reachable heap after full collections. */
  private static long usedBytes() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private double[] errors() {
    double[] errors = new double[outcomes];
    Arrays.setAll(errors, _ -> SimulatedErrorDistribution.START.sample(random));
    for (int from = 0; from < outcomes; from += BLOCK) {
      Arrays.sort(errors, from, Math.min(outcomes, from + BLOCK));
    }
    return errors;
  }

  private double[] parameter() {
    double[] values = new double[outcomes];
    Arrays.setAll(values, _ -> random.nextInt(1, 128));
    return values;
  }

  /** The EDF of errors in sorted blocks, as the gateway has them. */
  private static int snapshot(double[] errors) {
    return ErrorDistribution.of(errors).steps(POINTS).size();
  }

  private static int ranges(double[] errors, double[][] parameters) {
    BestRanges best = BestRanges.of(errors, BestRanges.SAMPLE_FRACTION);
    return (int) Arrays.stream(parameters).mapToDouble(of -> best.range(of).median()).sum();
  }

  private static double medianMilliseconds(IntSupplier work) {
    double[] milliseconds = new double[REPETITIONS];
    int results = 0;
    for (int i = 0; i < REPETITIONS; i++) {
      long began = ThreadCpuClock.nanos();
      results += work.getAsInt();
      milliseconds[i] = (ThreadCpuClock.nanos() - began) / NANOS_A_MILLISECOND;
    }
    Arrays.sort(milliseconds);
    return results > 0 ? milliseconds[REPETITIONS / 2] : Double.NaN;
  }
}
