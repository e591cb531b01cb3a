package io.netspace.trainer.adapter.outbound.dl4j.bench;

import io.netspace.model.network.Architecture;
import io.netspace.trainer.domain.LabelledImages;
import java.util.random.RandomGenerator;

/** Images of random pixels, for measuring time and memory. */
final class RandomImages {
  private RandomImages() {}

  /** Images of the network's shape and classes, with independent random pixels and labels. */
  static LabelledImages of(Architecture network, int count, RandomGenerator random) {
    byte[] pixels = new byte[count * network.input().size()];
    random.nextBytes(pixels);
    int[] labels = random.ints(count, 0, network.classes()).toArray();
    return new LabelledImages(network.input(), network.classes(), pixels, labels);
  }
}
