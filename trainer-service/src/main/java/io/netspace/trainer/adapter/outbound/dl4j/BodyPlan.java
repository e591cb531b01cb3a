package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.contracts.vocabulary.Activation;
import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.ImageShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of a network, from the stem to the head's convolution, part by part, with the place of
 * every parameter; the features are the means of the last part's channels over the pixels.
 *
 * <p>In the body's flat vector come all weights, in the order of {@link #weighted()}; all biases of
 * the squeeze-and-excitations; all scales, shifts, running means and running variances of the
 * normalisations.
 *
 * @param weighted all that has weights, in their order
 * @param weights number of weights
 * @param biases number of biases
 * @param channels number of normalised channels: each has a scale, a shift, a running mean and a
 *     variance
 * @param features number of features after the pooling
 */
record BodyPlan(
    ImageShape input,
    Activation activation,
    List<Part> parts,
    List<Weighted> weighted,
    int weights,
    int biases,
    int channels,
    int features) {
  BodyPlan {
    parts = List.copyOf(parts);
    weighted = List.copyOf(weighted);
  }

  static BodyPlan of(Architecture network) {
    return new BodyPlanner(network).plan();
  }

  /** All units in the order of their parameters. */
  List<Unit> units() {
    List<Unit> units = new ArrayList<>();
    for (Weighted each : weighted) {
      if (each instanceof Unit unit) {
        units.add(unit);
      }
    }
    return units;
  }

  /** The unit that each residual's transform ends with. */
  List<Unit> lastOfResiduals() {
    List<Unit> last = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Residual residual && residual.transform().getLast() instanceof Unit u) {
        last.add(u);
      }
    }
    return last;
  }

  int firstBias() {
    return weights;
  }

  int firstScale() {
    return weights + biases;
  }

  int firstShift() {
    return firstScale() + channels;
  }

  int firstMean() {
    return firstShift() + channels;
  }

  int firstVariance() {
    return firstMean() + channels;
  }

  /** Length of the flat vector, of which the running statistics are not learned. */
  int size() {
    return firstVariance() + channels;
  }
}
