package io.netspace.model.sampling;

import io.netspace.model.common.Derivation;
import io.netspace.model.sampling.distribution.RandomStream;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.training.DataSet;
import io.netspace.model.training.Regime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Many networks that are drawn from a space under a regime and not trained: independent draws from
 * the law of populations. They come in {@value #BLOCKS} blocks; a block has a random stream of its
 * own, seeded by (seed, block), and is the first {@value #BLOCK_SIZE} networks that the regime
 * allows of its first {@value #BLOCK_DRAWS} draws. So there are 400,000 networks, or fewer where
 * less than 0.4 % of draws are allowed; how many depends on no property of the networks but being
 * allowed, so that they are independent whatever their number.
 *
 * <p>The result does not depend on the number of threads: blocks are computed in parallel, and
 * their sums added in the order of the blocks.
 */
public final class FreeDraws {
  private static final int BLOCKS = 100;
  private static final int BLOCK_SIZE = 4_000;
  private static final int BLOCK_DRAWS = 1_000_000;

  private final DesignSpace space;
  private final DataSet dataSet;
  private final Regime regime;
  private final long seed;
  private final int blocks;
  private final int blockSize;
  private final int blockDraws;

  /** The free draws of a space under a regime; equal seeds give equal draws. */
  public FreeDraws(DesignSpace space, DataSet dataSet, Regime regime, long seed) {
    this(space, dataSet, regime, seed, BLOCKS, BLOCK_SIZE, BLOCK_DRAWS);
  }

  /** Free draws in blocks of other number and size. */
  FreeDraws(
      DesignSpace space,
      DataSet dataSet,
      Regime regime,
      long seed,
      int blocks,
      int blockSize,
      int blockDraws) {
    this.space = space;
    this.dataSet = dataSet;
    this.regime = regime;
    this.seed = seed;
    this.blocks = blocks;
    this.blockSize = blockSize;
    this.blockDraws = blockDraws;
  }

  /**
   * Mean and variance of a function of networks.
   *
   * @param draws number of networks, up to 400,000
   * @param mean 0 without a network
   * @param variance with the divisor draws − 1; 0 with fewer than two networks
   */
  public record Moments(int draws, double mean, double variance) {}

  /**
   * The moments of a function over all networks.
   *
   * @param function of a network; is called by several threads
   */
  public Moments moments(ToDoubleFunction<DrawnNetwork> function) {
    List<Sums> parts =
        IntStream.range(0, blocks).parallel().mapToObj(block -> sums(block, function)).toList();
    Sums all = parts.stream().reduce(Sums.NONE, Sums::plus);
    return new Moments(
        all.draws(), all.mean(), all.draws() < 2 ? 0 : all.squares() / (all.draws() - 1));
  }

  /** The networks of the first block: up to 4,000. */
  public List<DrawnNetwork> firstBlock() {
    List<DrawnNetwork> networks = new ArrayList<>();
    NetworkSampler sampler = new NetworkSampler(space, dataSet, regime);
    RandomGenerator random = stream(0);
    for (int draw = 0; draw < blockDraws && networks.size() < blockSize; draw++) {
      sampler.draw(random).ifPresent(networks::add);
    }
    return networks;
  }

  private Sums sums(int block, ToDoubleFunction<DrawnNetwork> function) {
    NetworkSampler sampler = new NetworkSampler(space, dataSet, regime);
    RandomGenerator random = stream(block);
    double[] values = new double[blockSize];
    int drawn = 0;
    for (int draw = 0; draw < blockDraws && drawn < blockSize; draw++) {
      Optional<DrawnNetwork> network = sampler.draw(random);
      if (network.isPresent()) {
        values[drawn++] = function.applyAsDouble(network.get());
      }
    }
    return Sums.of(values, drawn);
  }

  private RandomGenerator stream(int block) {
    return RandomStream.of(Derivation.seed("free draws", seed, block));
  }

  /**
   * Number, mean, and sum of squared distances to the mean.
   *
   * <p>Sums of parts are added by the formula of Chan, Golub and LeVeque (1983).
   */
  private record Sums(int draws, double mean, double squares) {
    static final Sums NONE = new Sums(0, 0, 0);

    static Sums of(double[] values, int count) {
      if (count == 0) {
        return NONE;
      }
      double mean = Arrays.stream(values, 0, count).sum() / count;
      double squares =
          Arrays.stream(values, 0, count).map(value -> (value - mean) * (value - mean)).sum();
      return new Sums(count, mean, squares);
    }

    Sums plus(Sums other) {
      int both = draws + other.draws;
      if (both == 0) {
        return this;
      }
      double distance = other.mean - mean;
      double share = (double) other.draws / both;
      return new Sums(
          both,
          mean + distance * share,
          squares + other.squares + distance * distance * draws * share);
    }
  }
}
