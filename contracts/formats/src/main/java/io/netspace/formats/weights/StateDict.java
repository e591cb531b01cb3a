package io.netspace.formats.weights;

import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.Shortcut;
import io.netspace.model.network.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights of a trained network under the names of a Python module's {@code state_dict}. The
 * shapes are the same on both sides; the counters of batches that PyTorch's normalisations have are
 * left out, as {@code load_state_dict} allows.
 *
 * <p>A trained network's own names are those of its ONNX graph: {@code body.3.1.weights} is of
 * layer 1 of layer 3. Layers of a block without a shortcut are layers of the body.
 */
final class StateDict {
  private final Architecture network;
  private final ModuleNames names;
  private final Map<String, String> targetsBySource = new LinkedHashMap<>();

  /** Index of the next layer of the body, in the trained network's names. */
  private int layer;

  /** Index of the next layer of the Python module. */
  private int place;

  private StateDict(Architecture network, ModuleNames names) {
    this.network = network;
    this.names = names;
    addBackbone();
    addLinear("classifier", names.classifier(place));
  }

  /**
   * The module's tensors.
   *
   * @param tensors of the trained network; what its graph has besides weights is not used
   * @throws IllegalArgumentException when one is missing
   */
  static List<WeightTensor> of(
      Architecture network, ModuleNames names, List<WeightTensor> tensors) {
    Map<String, WeightTensor> tensorsByName = new HashMap<>();
    tensors.forEach(tensor -> tensorsByName.put(tensor.name(), tensor));
    List<WeightTensor> renamed = new ArrayList<>();
    new StateDict(network, names)
        .targetsBySource.forEach(
            (source, target) -> {
              WeightTensor tensor = tensorsByName.get(source);
              if (tensor == null) {
                throw new IllegalArgumentException("the network's file lacks tensor " + source);
              }
              renamed.add(tensor.named(target));
            });
    return renamed;
  }

  private void addBackbone() {
    addPlainConvolution();
    if (network.stem().type().isPooled()) {
      layer++;
      place++;
    }
    int channels = network.stem().width();
    for (Stage stage : network.stages()) {
      for (int block = 0; block < stage.depth(); block++) {
        addBlock(stage, channels, block == 0 ? stage.stride() : 1);
        channels = stage.width();
      }
    }
    if (network.headWidth() != null) {
      addPlainConvolution();
    }
  }

  private void addPlainConvolution() {
    addConvolution("body." + layer++, place++ + ".", names.plain());
  }

  private void addBlock(Stage stage, int channels, int stride) {
    boolean keepsShape = channels == stage.width() && stride == 1;
    Shortcut shortcut = stage.block().shortcut();
    boolean isPlain = shortcut == Shortcut.NONE || (shortcut == Shortcut.IDENTITY && !keepsShape);
    String target = place++ + ".";
    if (isPlain) {
      layer += addLayers(stage, channels, "body.", layer, target);
      return;
    }
    String source = "body." + layer++ + ".";
    if (!keepsShape) {
      addConvolution(source + "projection", target, names.shortcut());
    }
    addLayers(stage, channels, source, 0, target);
  }

  /** Adds the layers of a block besides its shortcut; returns their number. */
  private int addLayers(Stage stage, int channels, String source, int first, String target) {
    BlockType block = stage.block();
    boolean widens = block != BlockType.MBCONV || stage.bottleneckWidth(channels) != channels;
    int convolutions = block.hasBottleneck() ? (widens ? 3 : 2) : block.fullConvolutions();
    int squeezeAt = stage.seWidth(channels) > 0 ? convolutions - 1 : -1;
    int index = 0;
    for (int convolution = 0; convolution < convolutions; convolution++) {
      if (convolution == squeezeAt) {
        ModuleNames.SqueezeExcite excitation = names.squeezeExcite(block, index);
        String name = source + (first + index++);
        addLinear(name + ".squeeze", target + excitation.squeeze());
        addLinear(name + ".excite", target + excitation.excite());
      }
      ModuleNames.Convolution name = names.inBlock(block, widens, convolution, index);
      addConvolution(source + (first + index++), target, name);
    }
    return index;
  }

  private void addConvolution(String source, String target, ModuleNames.Convolution name) {
    String norm = target + name.norm();
    targetsBySource.put(source + ".weights", target + name.convolution() + ".weight");
    targetsBySource.put(source + ".scale", norm + ".weight");
    targetsBySource.put(source + ".shift", norm + ".bias");
    targetsBySource.put(source + ".mean", norm + ".running_mean");
    targetsBySource.put(source + ".variance", norm + ".running_var");
  }

  private void addLinear(String source, String target) {
    targetsBySource.put(source + ".weights", target + ".weight");
    targetsBySource.put(source + ".biases", target + ".bias");
  }
}
