package io.netspace.sampler.domain.network;

import io.netspace.model.common.Window;
import io.netspace.model.network.ImageShape;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.ParameterRange;
import io.netspace.model.space.ValueSet;
import io.netspace.sampler.domain.distribution.RandomStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How many settings and how many distinct networks of a space lie in a window, estimated.
 *
 * <p>The estimator: settings are drawn uniformly from the N of the space, whatever its law; a share
 * p of them lies in the window, so N · p settings do. A network that m settings give is met m times
 * as often, so each of the first draws in the window counts 1 / m, m counted exactly; their mean
 * times N · p is the number of networks. Both estimates are unbiased for the settings, consistent
 * for the networks. Errors are one standard error, of the binomial share and of the mean.
 *
 * @param draws made
 * @param weightedDraws draws in the window of which m was counted
 * @param acceptanceRate share of the draws in the window
 */
public record NetworkCountEstimate(
    long draws,
    int weightedDraws,
    double acceptanceRate,
    double settings,
    double settingsError,
    double networks,
    double networksError) {
  private static final int MAX_WEIGHTED_DRAWS = 2000;

  /** The same seed, the same estimate. */
  public static NetworkCountEstimate estimate(
      DesignSpace space, ImageShape input, int classes, Window flops, long seed, long draws) {
    DesignSpace uniform = uniform(space);
    NetworkSampler law = new NetworkSampler(uniform, input, classes, flops);
    RandomGenerator random = RandomStream.of(seed);
    long accepted = 0;
    int weighed = 0;
    double sum = 0;
    double squares = 0;
    for (long i = 0; i < draws; i++) {
      Optional<DrawnNetwork> drawn = law.draw(random);
      if (drawn.isPresent()) {
        accepted++;
        if (weighed < MAX_WEIGHTED_DRAWS) {
          double weight = 1.0 / uniform.settingsOf(drawn.get().architecture());
          weighed++;
          sum += weight;
          squares += weight * weight;
        }
      }
    }
    double rate = (double) accepted / draws;
    double all = space.size().settings().doubleValue();
    double settings = all * rate;
    double settingsError = all * Math.sqrt(rate * (1 - rate) / draws);
    double mean = weighed == 0 ? 0 : sum / weighed;
    double variance = weighed < 2 ? 0 : Math.max(0, squares / weighed - mean * mean) / weighed;
    double networksError = Math.hypot(settingsError * mean, settings * Math.sqrt(variance));
    return new NetworkCountEstimate(
        draws, weighed, rate, settings, settingsError, settings * mean, networksError);
  }

  /** The space with every value of a range equally probable. */
  private static DesignSpace uniform(DesignSpace space) {
    List<ParameterRange> ranges =
        space.ranges().stream()
            .<ParameterRange>map(range -> new ValueSet(range.parameter(), range.values()))
            .toList();
    return new DesignSpace(
        space.name(), space.block(), space.stem(), space.strides(), ranges, space.constraints());
  }

  /** The number of networks in words, with its error and what it rests on. */
  public String summary() {
    return weightedDraws == 0
        ? String.format(Locale.ROOT, "none met in %,d draws", draws)
        : String.format(
            Locale.ROOT,
            "about %.3g distinct networks (± %.1f %%; uniform draws, each counting 1 / the settings"
                + " of its network; one standard error of %,d draws, %,d of them weighed)",
            networks,
            100 * networksError / networks,
            draws,
            weightedDraws);
  }
}
