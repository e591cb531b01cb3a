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
 * Chooses how a network keeps its activations, by its widths and groups alone: in the widest blocks
 * of channels that these fill. Vectors are then full, and a channel's statistics are sums over long
 * rows. What is between two projections is kept alike.
 */
final class MemoryFormatChoice {
  /** Images that blocks can be made from at once. */
  private static final List<Integer> BLOCKABLE_INPUT_CHANNELS = List.of(1, 3);

  /** Of the depthwise convolutions whose weight gradient oneDNN has fast code for. */
  private static final int MAX_DEPTHWISE_KERNEL = 3;

  /** Channels kept over channels there are, up to which wider blocks are worth their zeros. */
  private static final double MAX_PADDING_FACTOR = 1.1;

  private MemoryFormatChoice() {}

  /**
   * The order of each of the plan's parts.
   *
   * @param fastestFirst what there is to choose from
   */
  static List<MemoryFormat> of(BackbonePlan plan, List<MemoryFormat> fastestFirst) {
    boolean blocks = BLOCKABLE_INPUT_CHANNELS.contains(plan.input().channels());
    List<MemoryFormat> choice = blocks ? fastestFirst : List.of(MemoryFormat.CHANNELS_LAST);
    List<MemoryFormat> orders = new ArrayList<>();
    for (List<LayerSpec> alike : splitAtProjections(plan.layers())) {
      MemoryFormat order = first(choice, alike);
      alike.forEach(_ -> orders.add(order));
    }
    return orders;
  }

  private static List<List<LayerSpec>> splitAtProjections(List<LayerSpec> parts) {
    List<List<LayerSpec>> sections = new ArrayList<>();
    for (LayerSpec part : parts) {
      boolean projects = part instanceof Residual residual && residual.projection() != null;
      if (projects || sections.isEmpty()) {
        sections.add(new ArrayList<>());
      }
      sections.getLast().add(part);
    }
    return sections;
  }

  private static MemoryFormat first(List<MemoryFormat> choice, List<LayerSpec> parts) {
    List<LayerSpec> flat = parts.stream().flatMap(MemoryFormatChoice::flatten).toList();
    return choice.stream()
        .filter(order -> flat.stream().allMatch(part -> fits(part, order)))
        .findFirst()
        .orElse(MemoryFormat.CHANNELS_LAST);
  }

  private static Stream<LayerSpec> flatten(LayerSpec part) {
    return part instanceof Residual residual
        ? Stream.concat(residual.transform().stream(), Stream.ofNullable(residual.projection()))
        : Stream.of(part);
  }

  private static boolean fits(LayerSpec part, MemoryFormat order) {
    return switch (part) {
      case ConvNormAct unit -> fits(unit, order);
      case SqueezeExcite excitation -> fillsBlocks(excitation.channels(), order);
      case MaxPool _, Residual _ -> true;
    };
  }

  private static boolean fits(ConvNormAct unit, MemoryFormat order) {
    if (unit.groups() == 1) {
      return order.paddedChannels(unit.out()) <= MAX_PADDING_FACTOR * unit.out();
    }
    boolean depthwise = unit.groups() == unit.in() && unit.kernel() <= MAX_DEPTHWISE_KERNEL;
    return fillsBlocks(depthwise ? unit.out() : unit.in() / unit.groups(), order);
  }

  private static boolean fillsBlocks(int channels, MemoryFormat order) {
    return order.paddedChannels(channels) == channels;
  }
}
