package io.netspace.offline.trained;

import io.netspace.offline.common.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The latency of a network in ONNX Runtime, on one thread: the median time of a forward pass from
 * pixels to logits.
 *
 * @param batch images a pass
 * @param passes that were timed
 * @param median milliseconds of a pass, as the quartiles
 */
public record OnnxLatency(
    int batch, int passes, double median, double lowerQuartile, double upperQuartile) {
  private static final int WARM_UP = 5;
  private static final int MIN_PASSES = 11;
  private static final int MAX_PASSES = 2001;
  private static final double NANOSECONDS = 1e6;
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** Images a second, at the median. */
  public double imagesPerSecond() {
    return 1000 * batch / median;
  }

  /**
   * Measures a network.
   *
   * @param time that the passes take, about; 11 are timed at least
   */
  public static OnnxLatency measure(Path file, int batch, Duration time, Terminal terminal) {
    terminal.showProgress("%s, %d images a pass".formatted(file, batch));
    try (OnnxModel model = OnnxModel.open(file, 1)) {
      Random random = new Random(1);
      float[] pixels = new float[batch * model.input().size()];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = random.nextInt(256);
      }
      for (int pass = 0; pass < WARM_UP; pass++) {
        model.logits(pixels);
      }
      double[] times = new double[MAX_PASSES];
      int passes = 0;
      long start = System.nanoTime();
      while (passes < MAX_PASSES
          && (passes < MIN_PASSES || System.nanoTime() - start < time.toNanos())) {
        long before = System.nanoTime();
        model.logits(pixels);
        times[passes++] = (System.nanoTime() - before) / NANOSECONDS;
      }
      return of(batch, Arrays.copyOf(times, passes));
    } finally {
      terminal.clearProgress();
    }
  }

  private static OnnxLatency of(int batch, double[] milliseconds) {
    Arrays.sort(milliseconds);
    int last = milliseconds.length - 1;
    return new OnnxLatency(
        batch,
        milliseconds.length,
        milliseconds[last / 2],
        milliseconds[last / 4],
        milliseconds[3 * last / 4]);
  }

  /** The kind of this machine's processor, and its number of cores. */
  public static String machine() {
    return "%s, %d cores".formatted(processor(), Runtime.getRuntime().availableProcessors());
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException _) {
      return System.getProperty("os.arch");
    }
  }
}
