package io.netspace.trainer.adapter.outbound.dl4j.backbone;

import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.ImageShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The layers of a network's backbone, from the stem to the head's convolution, with the offset of
 * every parameter; the features are the means of the last layer's channels over the pixels.
 *
 * <p>The backbone's flat vector has all weights, in the order of {@link #weightedLayers()}; all
 * biases of the squeeze-and-excitations; all scales, shifts, running means and running variances of
 * the normalisations.
 *
 * @param weightedLayers all layers with weights, in the order of the weights
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

  /** All convolutions in the order of their parameters. */
  public List<ConvNormAct> convolutions() {
    List<ConvNormAct> convolutions = new ArrayList<>();
    for (WeightedLayer layer : weightedLayers) {
      if (layer instanceof ConvNormAct convolution) {
        convolutions.add(convolution);
      }
    }
    return convolutions;
  }

  /** The last convolution of each residual's transform. */
  public List<ConvNormAct> lastConvolutionsOfResiduals() {
    List<ConvNormAct> last = new ArrayList<>();
    for (LayerSpec layer : layers) {
      if (layer instanceof Residual residual
          && residual.transform().getLast() instanceof ConvNormAct convolution) {
        last.add(convolution);
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

  /** Length of the flat vector; its running statistics are not trained. */
  public int parameterCount() {
    return varianceOffset() + normChannels;
  }
}
