package io.netspace.trainer.adapter.outbound.dl4j.engine;

import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.ConvNormAct;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.LayerSpec;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.MaxPool;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.Residual;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.SqueezeExcite;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.MemoryFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Chooses the memory format of a network's activations from its widths and groups alone: the widest
 * blocks of channels that these fill. SIMD registers are then full, and a channel's statistics are
 * sums over long rows. All layers between two projections have the same format.
 */
final class MemoryFormatChoice {
  /** Numbers of image channels for which oneDNN has a convolution into blocked formats. */
  private static final List<Integer> BLOCKABLE_INPUT_CHANNELS = List.of(1, 3);

  /** Largest kernel of depthwise convolutions with a fast weight gradient in oneDNN. */
  private static final int MAX_DEPTHWISE_KERNEL = 3;

  /** Largest ratio of padded channels to channels for which wider blocks are faster. */
  private static final double MAX_PADDING_FACTOR = 1.1;

  private MemoryFormatChoice() {}

  /**
   * The memory format of each of the plan's layers.
   *
   * @param fastestFirst the available formats
   */
  static List<MemoryFormat> of(BackbonePlan plan, List<MemoryFormat> fastestFirst) {
    boolean blocks = BLOCKABLE_INPUT_CHANNELS.contains(plan.input().channels());
    List<MemoryFormat> choice = blocks ? fastestFirst : List.of(MemoryFormat.CHANNELS_LAST);
    List<MemoryFormat> formats = new ArrayList<>();
    for (List<LayerSpec> section : splitAtProjections(plan.layers())) {
      MemoryFormat format = first(choice, section);
      section.forEach(_ -> formats.add(format));
    }
    return formats;
  }

  private static List<List<LayerSpec>> splitAtProjections(List<LayerSpec> layers) {
    List<List<LayerSpec>> sections = new ArrayList<>();
    for (LayerSpec layer : layers) {
      boolean projects = layer instanceof Residual residual && residual.projection() != null;
      if (projects || sections.isEmpty()) {
        sections.add(new ArrayList<>());
      }
      sections.getLast().add(layer);
    }
    return sections;
  }

  private static MemoryFormat first(List<MemoryFormat> choice, List<LayerSpec> layers) {
    List<LayerSpec> flat = layers.stream().flatMap(MemoryFormatChoice::flatten).toList();
    return choice.stream()
        .filter(format -> flat.stream().allMatch(layer -> fits(layer, format)))
        .findFirst()
        .orElse(MemoryFormat.CHANNELS_LAST);
  }

  private static Stream<LayerSpec> flatten(LayerSpec layer) {
    return layer instanceof Residual residual
        ? Stream.concat(residual.transform().stream(), Stream.ofNullable(residual.projection()))
        : Stream.of(layer);
  }

  private static boolean fits(LayerSpec layer, MemoryFormat format) {
    return switch (layer) {
      case ConvNormAct convolution -> fits(convolution, format);
      case SqueezeExcite excitation -> fillsBlocks(excitation.channels(), format);
      case MaxPool _, Residual _ -> true;
    };
  }

  private static boolean fits(ConvNormAct convolution, MemoryFormat format) {
    boolean depthwise =
        convolution.groups() == convolution.in() && convolution.kernel() <= MAX_DEPTHWISE_KERNEL;
    return (convolution.groups() == 1 || depthwise)
        ? format.paddedChannels(convolution.out()) <= MAX_PADDING_FACTOR * convolution.out()
        : fillsBlocks(convolution.in() / convolution.groups(), format);
  }

  private static boolean fillsBlocks(int channels, MemoryFormat format) {
    return format.paddedChannels(channels) == channels;
  }
}
