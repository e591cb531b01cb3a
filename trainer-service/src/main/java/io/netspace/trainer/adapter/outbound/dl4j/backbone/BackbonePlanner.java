package io.netspace.trainer.adapter.outbound.dl4j.backbone;

import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.Shortcut;
import io.netspace.model.network.Stage;
import io.netspace.model.network.StemType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Derives the layers of a backbone from an architecture. The parameters of a shortcut's projection
 * are before those of its block.
 */
final class BackbonePlanner {
  private static final int POOLING_KERNEL = 3;
  private static final int POOLING_STRIDE = 2;

  private final Architecture network;
  private final List<LayerSpec> layers = new ArrayList<>();
  private final List<WeightedLayer> weightedLayers = new ArrayList<>();
  private int weightCount;
  private int biasCount;
  private int normChannels;

  /** Shape of the input of the next layer. */
  private int channels;

  private int height;
  private int width;

  BackbonePlanner(Architecture network) {
    this.network = network;
    channels = network.input().channels();
    height = network.input().height();
    width = network.input().width();
  }

  BackbonePlan plan() {
    addStem(network.stem().type(), network.stem().width());
    for (Stage stage : network.stages()) {
      for (int i = 0; i < stage.depth(); i++) {
        addBlock(stage, i == 0 ? stage.stride() : 1);
      }
    }
    Integer head = network.headWidth();
    if (head != null) {
      layers.add(addConvolution(head, 1, 1, 1, true));
    }
    return new BackbonePlan(
        network.input(),
        network.activationFunction(),
        layers,
        weightedLayers,
        weightCount,
        biasCount,
        normChannels,
        channels);
  }

  private void addStem(StemType type, int out) {
    layers.add(addConvolution(out, type.kernel(), type.stride(), 1, true));
    if (type.isPooled()) {
      MaxPool pooling = new MaxPool(channels, height, width, POOLING_KERNEL, POOLING_STRIDE);
      layers.add(pooling);
      height = pooling.outHeight();
      width = pooling.outWidth();
    }
  }

  private void addBlock(Stage stage, int stride) {
    boolean keepsShape = channels == stage.width() && stride == 1;
    Shortcut shortcut = stage.block().shortcut();
    if (shortcut == Shortcut.NONE || (shortcut == Shortcut.IDENTITY && !keepsShape)) {
      layers.addAll(transform(stage, stride, shortcut == Shortcut.NONE));
      return;
    }
    @Nullable ConvNormAct projection =
        keepsShape ? null : convNormAct(stage.width(), 1, stride, 1, false);
    List<LayerSpec> transform = transform(stage, stride, false);
    layers.add(new Residual(transform, projection, shortcut == Shortcut.PROJECTED));
  }

  private List<LayerSpec> transform(Stage stage, int stride, boolean activated) {
    return stage.block().hasBottleneck()
        ? bottleneck(stage, stride, activated)
        : fullConvolutions(stage, stride, activated);
  }

  private List<LayerSpec> fullConvolutions(Stage stage, int stride, boolean activated) {
    List<LayerSpec> transform = new ArrayList<>();
    int count = stage.block().fullConvolutions();
    for (int i = 0; i < count; i++) {
      boolean last = i == count - 1;
      transform.add(
          addConvolution(
              stage.width(), stage.kernelSize(), i == 0 ? stride : 1, 1, activated || !last));
    }
    return transform;
  }

  private List<LayerSpec> bottleneck(Stage stage, int stride, boolean activated) {
    List<LayerSpec> transform = new ArrayList<>();
    int in = channels;
    int bottleneckWidth = stage.bottleneckWidth(in);
    if (stage.block() != BlockType.MBCONV || bottleneckWidth != in) {
      transform.add(addConvolution(bottleneckWidth, 1, 1, 1, true));
    }
    transform.add(
        addConvolution(
            bottleneckWidth,
            stage.kernelSize(),
            stride,
            bottleneckWidth / stage.groupWidth(),
            true));
    int squeeze = stage.seWidth(in);
    if (squeeze > 0) {
      transform.add(
          new SqueezeExcite(
              linear(bottleneckWidth, squeeze), linear(squeeze, bottleneckWidth), height, width));
    }
    transform.add(addConvolution(stage.width(), 1, 1, 1, activated));
    return transform;
  }

  /** Adds a convolution as the next layer. */
  private ConvNormAct addConvolution(
      int out, int kernel, int stride, int groups, boolean activated) {
    ConvNormAct convolution = convNormAct(out, kernel, stride, groups, activated);
    channels = out;
    height = convolution.outHeight();
    width = convolution.outWidth();
    return convolution;
  }

  /** A convolution with the input of the next layer. */
  private ConvNormAct convNormAct(int out, int kernel, int stride, int groups, boolean activated) {
    ConvNormAct convolution =
        new ConvNormAct(
            channels,
            out,
            kernel,
            stride,
            groups,
            height,
            width,
            activated,
            weightCount,
            normChannels);
    normChannels += out;
    register(convolution);
    return convolution;
  }

  private Linear linear(int in, int out) {
    Linear linear = new Linear(in, out, weightCount, biasCount);
    biasCount += out;
    register(linear);
    return linear;
  }

  private void register(WeightedLayer layer) {
    weightedLayers.add(layer);
    weightCount = Math.addExact(weightCount, layer.weightCount());
  }
}
