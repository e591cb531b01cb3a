package io.netspace.lab.calibration;

import io.netspace.analyzer.domain.reference.RecordedPrior;
import io.netspace.analyzer.domain.reference.ReferenceFeatures;
import io.netspace.model.common.Derivation;
import io.netspace.model.common.Window;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.sampling.DrawnNetwork;
import io.netspace.model.sampling.NetworkSampler;
import io.netspace.model.sampling.distribution.RandomStream;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.KnownSpaces;
import io.netspace.model.study.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The networks of two simulated spaces, by their features: each space is a uniform distribution on
 * networks that were drawn once from a real one, of 0.8 to 1.2 million multiply-adds.
 */
final class SimulatedNetworks {
  /** Networks of a wide space. */
  static final int WIDE = 2_000;

  /** Networks of a narrow space, which are drawn a dozen times in one comparison. */
  static final int NARROW = 40;

  static final ReferenceFeatures FEATURES =
      ReferenceFeatures.of(4, List.of(), RecordedPrior.load());

  private static final Window FLOPS = new Window(800_000, 1_200_000);
  private static final ImageShape IMAGES = new ImageShape(3, 32, 32);
  private static final int CLASSES = 10;
  private static final DesignSpace START =
      KnownSpaces.anyNetXA(new Stem(StemType.SIMPLE, 16), List.of(1, 2, 2, 2), 6, 128);

  private final double[][] incumbent;
  private final double[][] challenger;
  private final Reference.Scaling scaling;

  private SimulatedNetworks(String challenger, int size) {
    double[][] drawn = draw(START, WIDE);
    this.scaling = FEATURES.scaling(0, START.name(), List.of(drawn));
    this.incumbent = Arrays.copyOf(drawn, size);
    this.challenger = draw(KnownSpaces.named(challenger, START), size);
  }

  /** AnyNetX_A as the incumbent and a space that refines it, of so many networks each. */
  static SimulatedNetworks of(String challenger, int size) {
    return new SimulatedNetworks(challenger, size);
  }

  private static double[][] draw(DesignSpace space, int size) {
    NetworkSampler sampler = new NetworkSampler(space, IMAGES, CLASSES, FLOPS);
    RandomGenerator random = RandomStream.of(Derivation.seed("calibration", space.name()));
    return Stream.generate(() -> sampler.draw(random))
        .flatMap(Optional::stream)
        .limit(size)
        .map(SimulatedNetworks::features)
        .toArray(double[][]::new);
  }

  private static double[] features(DrawnNetwork network) {
    return FEATURES.of(network.architecture(), network.complexity());
  }

  /** Features of each network of the incumbent's space. */
  double[][] incumbent() {
    return incumbent;
  }

  /** Features of each network of the challenger's space. */
  double[][] challenger() {
    return challenger;
  }

  /** The scaling of features by the incumbent's space. */
  Reference.Scaling scaling() {
    return scaling;
  }
}
