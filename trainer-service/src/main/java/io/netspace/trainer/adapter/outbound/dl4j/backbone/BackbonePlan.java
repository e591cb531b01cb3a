package io.netspace.trainer.adapter.outbound.dl4j.backbone;

import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.ImageShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of a network, from the stem to the head's convolution, part by part, with the place of
 * every parameter; the features are the means of the last part's channels over the pixels.
 *
 * <p>In the body's flat vector come all weights, in the order of {@link #weightedLayers()}; all
 * biases of the squeeze-and-excitations; all scales, shifts, running means and running variances of
 * the normalisations.
 *
 * @param weightedLayers all that has weights, in their order
 * @param weightCount number of weights
 * @param biasCount number of biases
 * @param normChannels number of normalised channels: each has a scale, a shift, a running mean and
 *     a variance
 * @param featureCount number of features after the pooling
 */
public record BackbonePlan(
    ImageShape input,
    Activation activation,
    List<LayerSpec> layers,
    List<WeightedLayer> weightedLayers,
    int weightCount,
    int biasCount,
    int normChannels,
    int featureCount) {
  public BackbonePlan {
    layers = List.copyOf(layers);
    weightedLayers = List.copyOf(weightedLayers);
  }

  public static BackbonePlan of(Architecture network) {
    return new BackbonePlanner(network).plan();
  }

  /** All units in the order of their parameters. */
  public List<ConvNormAct> convolutions() {
    List<ConvNormAct> units = new ArrayList<>();
    for (WeightedLayer each : weightedLayers) {
      if (each instanceof ConvNormAct unit) {
        units.add(unit);
      }
    }
    return units;
  }

  /** The unit that each residual's transform ends with. */
  public List<ConvNormAct> lastConvolutionsOfResiduals() {
    List<ConvNormAct> last = new ArrayList<>();
    for (LayerSpec part : layers) {
      if (part instanceof Residual residual
          && residual.transform().getLast() instanceof ConvNormAct u) {
        last.add(u);
      }
    }
    return last;
  }

  public int biasOffset() {
    return weightCount;
  }

  public int scaleOffset() {
    return weightCount + biasCount;
  }

  public int shiftOffset() {
    return scaleOffset() + normChannels;
  }

  public int meanOffset() {
    return shiftOffset() + normChannels;
  }

  public int varianceOffset() {
    return meanOffset() + normChannels;
  }

  /** Length of the flat vector, of which the running statistics are not learned. */
  public int parameterCount() {
    return varianceOffset() + normChannels;
  }
}
