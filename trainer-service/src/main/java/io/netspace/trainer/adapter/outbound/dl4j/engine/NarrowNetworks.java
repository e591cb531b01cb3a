package io.netspace.trainer.adapter.outbound.dl4j.engine;

import io.netspace.model.network.Activation;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.ConvNormAct;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.MaxPool;
import java.util.List;

/**
 * The networks that are faster with the images innermost: small images, a clamp as activation, and
 * little arithmetic for each value that a convolution writes; twice and a half as much is little
 * where most values are of groups that do not fill the blocks of channels of oneDNN.
 */
final class NarrowNetworks {
  /** Largest side of a convolution's output in pixels. */
  private static final int MAX_SIDE = 32;

  /** Most multiply-adds for each value that a convolution writes, over the whole network. */
  private static final double MAX_OPERATIONS = 48;

  /** The same, where groups do not fill blocks. */
  private static final double MAX_OPERATIONS_OF_GROUPS = 120;

  private static final int BLOCK = 8;

  private NarrowNetworks() {}

  static boolean contain(BackbonePlan plan) {
    List<ConvNormAct> convolutions = plan.convolutions();
    return isClamped(plan.activation())
        && plan.layers().stream().noneMatch(MaxPool.class::isInstance)
        && convolutions.stream().allMatch(NarrowNetworks::isSmall)
        && operationsPerValue(convolutions)
            <= (groupsFillBlocks(convolutions) ? MAX_OPERATIONS : MAX_OPERATIONS_OF_GROUPS);
  }

  private static boolean isClamped(Activation activation) {
    return activation == Activation.RELU || activation == Activation.RELU6;
  }

  private static boolean isSmall(ConvNormAct convolution) {
    return Math.max(convolution.outHeight(), convolution.outWidth()) <= MAX_SIDE;
  }

  private static double operationsPerValue(List<ConvNormAct> convolutions) {
    double operations =
        convolutions.stream().mapToDouble(c -> (double) c.weightCount() * c.outputPixels()).sum();
    return operations / convolutions.stream().mapToDouble(NarrowNetworks::values).sum();
  }

  /** Whether most values of convolutions in groups are of groups that fill blocks. */
  private static boolean groupsFillBlocks(List<ConvNormAct> convolutions) {
    List<ConvNormAct> grouped = convolutions.stream().filter(c -> c.groups() > 1).toList();
    double filling =
        grouped.stream()
            .filter(NarrowNetworks::fillsBlocks)
            .mapToDouble(NarrowNetworks::values)
            .sum();
    return 2 * filling >= grouped.stream().mapToDouble(NarrowNetworks::values).sum();
  }

  private static boolean fillsBlocks(ConvNormAct convolution) {
    int groupWidth = convolution.in() / convolution.groups();
    return groupWidth == 1 || groupWidth % BLOCK == 0;
  }

  private static double values(ConvNormAct convolution) {
    return (double) convolution.out() * convolution.outputPixels();
  }
}
