package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.trainer.adapter.outbound.dl4j.onednn.ChannelOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Chooses how a network keeps its activations, by its widths and groups alone: in the widest blocks
 * of channels that these fill. Vectors are then full, and a channel's statistics are sums over long
 * rows. What is between two projections is kept alike.
 */
final class ActivationOrder {
  /** Images that blocks can be made from at once. */
  private static final List<Integer> IMAGE_CHANNELS = List.of(1, 3);

  /** Of the depthwise convolutions whose weight gradient oneDNN has fast code for. */
  private static final int LARGEST_DEPTHWISE_KERNEL = 3;

  /** Channels kept over channels there are, up to which wider blocks are worth their zeros. */
  private static final double MOST_PADDING = 1.1;

  private ActivationOrder() {}

  /**
   * The order of each of the plan's parts.
   *
   * @param fastestFirst what there is to choose from
   */
  static List<ChannelOrder> of(BodyPlan plan, List<ChannelOrder> fastestFirst) {
    boolean blocks = IMAGE_CHANNELS.contains(plan.input().channels());
    List<ChannelOrder> choice = blocks ? fastestFirst : List.of(ChannelOrder.LAST);
    List<ChannelOrder> orders = new ArrayList<>();
    for (List<Part> alike : betweenProjections(plan.parts())) {
      ChannelOrder order = first(choice, alike);
      alike.forEach(_ -> orders.add(order));
    }
    return orders;
  }

  private static List<List<Part>> betweenProjections(List<Part> parts) {
    List<List<Part>> sections = new ArrayList<>();
    for (Part part : parts) {
      boolean projects = part instanceof Residual residual && residual.projection() != null;
      if (projects || sections.isEmpty()) {
        sections.add(new ArrayList<>());
      }
      sections.getLast().add(part);
    }
    return sections;
  }

  private static ChannelOrder first(List<ChannelOrder> choice, List<Part> parts) {
    List<Part> flat = parts.stream().flatMap(ActivationOrder::flat).toList();
    return choice.stream()
        .filter(order -> flat.stream().allMatch(part -> fits(part, order)))
        .findFirst()
        .orElse(ChannelOrder.LAST);
  }

  private static Stream<Part> flat(Part part) {
    return part instanceof Residual residual
        ? Stream.concat(residual.transform().stream(), Stream.ofNullable(residual.projection()))
        : Stream.of(part);
  }

  private static boolean fits(Part part, ChannelOrder order) {
    return switch (part) {
      case Unit unit -> fits(unit, order);
      case Excitation excitation -> isFilled(excitation.channels(), order);
      case Pooling _, Residual _ -> true;
    };
  }

  private static boolean fits(Unit unit, ChannelOrder order) {
    if (unit.groups() == 1) {
      return order.kept(unit.out()) <= MOST_PADDING * unit.out();
    }
    boolean depthwise = unit.groups() == unit.in() && unit.kernel() <= LARGEST_DEPTHWISE_KERNEL;
    return isFilled(depthwise ? unit.out() : unit.in() / unit.groups(), order);
  }

  private static boolean isFilled(int channels, ChannelOrder order) {
    return order.kept(channels) == channels;
  }
}
