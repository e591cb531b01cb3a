package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.trainer.adapter.outbound.dl4j.onednn.ChannelOrder;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Chooses how a network keeps its activations, by the network alone: in the widest blocks of
 * channels that divide its widths and its groups. Vectors are then full, and a channel's statistics
 * are sums over long rows.
 */
final class ActivationOrder {
  /** Of the depthwise convolutions whose weight gradient oneDNN has fast code for. */
  private static final int LARGEST_DEPTHWISE_KERNEL = 3;

  /** Of the images that blocks can be made from at once. */
  private static final Set<Integer> IMAGE_CHANNELS = Set.of(1, 3);

  private ActivationOrder() {}

  static ChannelOrder of(BodyPlan plan) {
    if (!IMAGE_CHANNELS.contains(plan.input().channels())) {
      return ChannelOrder.LAST;
    }
    return ChannelOrder.dividing(
        plan.units().stream().flatMapToInt(unit -> IntStream.of(unit.out(), divided(unit))));
  }

  /** What blocks must divide for this convolution. */
  private static int divided(Unit unit) {
    if (unit.groups() == 1) {
      return unit.out();
    }
    boolean depthwise = unit.groups() == unit.in() && unit.kernel() <= LARGEST_DEPTHWISE_KERNEL;
    return depthwise ? unit.out() : unit.in() / unit.groups();
  }
}
