package io.netspace.lab.sampling;

import io.netspace.lab.common.ThreadCpuClock;
import io.netspace.model.common.Window;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.ImageShape;
import io.netspace.model.sampling.NetworkSampler;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.KnownSpaces;
import io.netspace.offline.space.OfflinePopulation;
import io.netspace.sampler.domain.population.Sampled;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Measures sampling at the papers' window, 360 to 400 million multiply-adds on 3x224x224 images of
 * 1000 classes. Everything runs in one thread and is measured by its processor time, which other
 * load on the machine hardly changes.
 */
public final class SamplingBench {
  /** Spaces of the ladder, and RegNetX over the ranges of the released code. */
  public static final List<String> SPACES =
      List.of(
          "AnyNetX_A",
          "AnyNetX_B",
          "AnyNetX_C",
          "AnyNetX_D",
          "AnyNetX_E",
          "RegNetX",
          "RegNetX_released",
          "RegNetX_constrained");

  private static final ImageShape IMAGES = new ImageShape(3, 224, 224);
  private static final int CLASSES = 1000;
  private static final Window WINDOW = new Window(360_000_000, 400_000_000);
  private static final long UNLIMITED_DRAWS = Long.MAX_VALUE;
  private static final int NETWORKS = 1000;
  private static final int POPULATION = 500;
  private static final int BATCH = 10;
  private static final double NANOS = 1e9;

  private final double seconds;
  private final Consumer<String> progress;

  /**
   * A benchmark.
   *
   * @param seconds of processor time per measurement, after half as many to warm up
   */
  public SamplingBench(double seconds, Consumer<String> progress) {
    this.seconds = seconds;
    this.progress = progress;
  }

  public SamplingMeasurements run() {
    progress.accept("complexity evaluations …");
    double evaluations = complexityEvaluations();
    List<SamplingMeasurements.SpaceMeasurements> spaces = new ArrayList<>();
    for (String name : SPACES) {
      progress.accept(name + " …");
      spaces.add(measureSpace(KnownSpaces.named(name)));
    }
    return new SamplingMeasurements(evaluations, spaces);
  }

  private double complexityEvaluations() {
    List<Architecture> networks = new ArrayList<>();
    population("AnyNetX_E", 1).draw(NETWORKS, s -> networks.add(s.candidate().architecture()));
    return perSecond(
        () -> {
          long sum = 0;
          for (Architecture network : networks) {
            sum += Complexity.of(network).flops();
          }
          return sum > 0 ? networks.size() : 0;
        });
  }

  private SamplingMeasurements.SpaceMeasurements measureSpace(DesignSpace space) {
    NetworkSampler sampler = new NetworkSampler(space, IMAGES, CLASSES, WINDOW);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    long[] drawn = new long[2];
    double draws =
        perSecond(
            () -> {
              for (int i = 0; i < NETWORKS; i++) {
                drawn[1] += sampler.draw(random).isPresent() ? 1 : 0;
              }
              drawn[0] += NETWORKS;
              return NETWORKS;
            });
    double accepted = perSecond(new PopulationSource(space.name()));
    return new SamplingMeasurements.SpaceMeasurements(
        space.name(), draws, (double) drawn[1] / drawn[0], accepted);
  }

  private static OfflinePopulation population(String space, long seed) {
    return new OfflinePopulation(
        KnownSpaces.named(space), IMAGES, CLASSES, WINDOW, seed, UNLIMITED_DRAWS);
  }

  /** Units of work per second of this thread's processor time. */
  private double perSecond(LongSupplier work) {
    work(work, seconds / 2);
    return work(work, seconds);
  }

  private double work(LongSupplier work, double seconds) {
    long began = ThreadCpuClock.nanos();
    long done = 0;
    double spent = 0;
    while (spent < seconds) {
      done += work.getAsLong();
      spent = (ThreadCpuClock.nanos() - began) / NANOS;
    }
    return done / spent;
  }

  /** Populations of the papers' size, one after the other; each builds its samplers again. */
  private static final class PopulationSource implements LongSupplier {
    private final String space;
    private final List<Sampled> last = new ArrayList<>();
    private OfflinePopulation current;
    private long seed = 1;
    private int drawn;

    PopulationSource(String space) {
      this.space = space;
      this.current = population(space, seed);
    }

    @Override
    public long getAsLong() {
      if (drawn >= POPULATION) {
        seed++;
        current = population(space, seed);
        drawn = 0;
      }
      last.clear();
      current.draw(BATCH, last::add);
      drawn += last.size();
      return last.size();
    }
  }
}
