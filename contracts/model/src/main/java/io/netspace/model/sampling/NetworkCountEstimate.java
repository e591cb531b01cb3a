package io.netspace.model.sampling;

import io.netspace.model.common.Window;
import io.netspace.model.network.ImageShape;
import io.netspace.model.sampling.distribution.RandomStream;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.ParameterRange;
import io.netspace.model.space.ValueSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Estimates of how many settings and how many distinct networks of a space lie in a window.
 *
 * <p>The estimator: settings are drawn uniformly from the N of the space, whatever its
 * distribution; a share p of them lies in the window, so N · p settings do. A network that m
 * settings give is drawn m times as often, so each of the first draws in the window has the weight
 * 1 / m, with m counted exactly; their mean times N · p estimates the number of networks. The
 * estimate of settings is unbiased, that of networks consistent. Errors are one standard error, of
 * the binomial share and of the mean.
 *
 * @param draws number of draws
 * @param weightedDraws draws in the window whose m was counted
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

  /** The estimate; deterministic by seed. */
  public static NetworkCountEstimate estimate(
      DesignSpace space, ImageShape input, int classes, Window flops, long seed, long draws) {
    DesignSpace uniform = uniform(space);
    NetworkSampler sampler = new NetworkSampler(uniform, input, classes, flops);
    RandomGenerator random = RandomStream.of(seed);
    long accepted = 0;
    int weighed = 0;
    double sum = 0;
    double squares = 0;
    for (long i = 0; i < draws; i++) {
      Optional<DrawnNetwork> drawn = sampler.draw(random);
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
    double total = space.size().settings().doubleValue();
    double settings = total * rate;
    double settingsError = total * Math.sqrt(rate * (1 - rate) / draws);
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

  /** The number of networks as a sentence, with its standard error and the number of draws. */
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
