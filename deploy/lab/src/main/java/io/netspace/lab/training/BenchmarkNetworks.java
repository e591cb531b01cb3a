package io.netspace.lab.training;

import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.offline.network.NamedNetwork;
import java.util.List;
import java.util.Optional;

/** The default networks of the training benchmark. */
public final class BenchmarkNetworks {
  private static final ImageShape DIGITS = new ImageShape(1, 28, 28);
  private static final ImageShape SMALL = new ImageShape(3, 32, 32);
  private static final int CLASSES = 10;

  private static final List<NamedNetwork> ALL =
      List.of(
          network("bench-tiny", DIGITS, stage(1, 16, 1, 8), stage(2, 24, 2, 8), stage(4, 48, 2, 8)),
          network(
              "bench-grouped",
              SMALL,
              stage(1, 24, 1, 8),
              stage(3, 56, 2, 8),
              stage(6, 112, 2, 8),
              stage(2, 224, 2, 8)),
          network(
              "bench-plain", SMALL, stage(1, 24, 1, 24), stage(2, 48, 2, 48), stage(2, 88, 2, 88)));

  private BenchmarkNetworks() {}

  public static List<NamedNetwork> all() {
    return ALL;
  }

  public static Optional<NamedNetwork> named(String name) {
    return ALL.stream().filter(network -> network.name().equalsIgnoreCase(name)).findFirst();
  }

  private static NamedNetwork network(String name, ImageShape images, Stage... stages) {
    Stem stem = new Stem(StemType.SMALL_IMAGE, 16);
    return new NamedNetwork(name, new Architecture(images, stem, List.of(stages), CLASSES), null);
  }

  private static Stage stage(int depth, int width, int stride, int groupWidth) {
    return new Stage(BlockType.X, depth, width, stride, 1, groupWidth);
  }
}
