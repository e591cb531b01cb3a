package io.netspace.trainer.adapter.outbound.dl4j;

import static io.netspace.model.network.BlockType.BASIC;
import static io.netspace.model.network.BlockType.LINEAR_BOTTLENECK;
import static io.netspace.model.network.BlockType.V;
import static io.netspace.model.network.BlockType.VANILLA;
import static io.netspace.model.network.BlockType.VR;
import static io.netspace.model.network.BlockType.X;

import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tiny networks that together hold every block, stem, head, kernel, stride and group width. */
public final class BlockNetworks {
  private static final List<Integer> GROUP_WIDTHS = List.of(1, 2, 4, 8, 16, 24, 32);
  private static final ImageShape ODD = new ImageShape(3, 7, 9);
  private static final int CLASSES = 3;

  private BlockNetworks() {}

  /** A network, what is special about it, and images a step. */
  public record Case(String name, Architecture network, int batch) {
    @Override
    public String toString() {
      return name;
    }
  }

  public static List<Case> all(Activation activation) {
    List<Case> cases = new ArrayList<>();
    for (int groupWidth : GROUP_WIDTHS) {
      int width = 2 * Math.max(groupWidth, 8);
      for (int stride = 1; stride <= 2; stride++) {
        String name = "groups of " + groupWidth + ", stride " + stride;
        add(cases, name, activation, x(3 - stride, width, stride, groupWidth, null, null));
      }
      add(
          cases,
          "squeezed groups of " + groupWidth,
          activation,
          x(1, width, 2, groupWidth, 1.0, null));
    }
    add(cases, "one group", activation, x(2, 19, 2, 19, null, null));
    add(cases, "one group, squeezed", activation, x(2, 19, 2, 19, 1.0, null));
    add(cases, "groups of 3", activation, x(1, 21, 2, 3, null, null));
    for (int kernel : List.of(1, 5, 7)) {
      add(cases, "kernel " + kernel + ", X", activation, x(2, 16, 2, 8, 0.75, kernel));
      add(cases, "kernel " + kernel + ", BASIC", activation, full(BASIC, 2, 10, 2, kernel));
      add(
          cases,
          "kernel " + kernel + ", MBCONV",
          activation,
          Stage.mbConv(2, 12, 2, 3, kernel, 0.75));
    }
    for (BlockType block : List.of(BASIC, VANILLA, V, VR)) {
      for (int stride = 1; stride <= 3; stride++) {
        add(cases, block + ", stride " + stride, activation, full(block, 2, 12, stride, 3));
      }
    }
    for (int stride = 1; stride <= 2; stride++) {
      add(
          cases,
          "LINEAR_BOTTLENECK, stride " + stride,
          activation,
          new Stage(LINEAR_BOTTLENECK, 2, 16, stride, 0.5, 8));
      add(
          cases,
          "LINEAR_BOTTLENECK, squeezed, stride " + stride,
          activation,
          new Stage(LINEAR_BOTTLENECK, 2, 8, stride, 0.25, 16, 0.75, null));
      add(cases, "MBCONV, stride " + stride, activation, Stage.mbConv(2, 9, stride, 4, 3, null));
      add(
          cases,
          "MBCONV, squeezed, stride " + stride,
          activation,
          Stage.mbConv(3, 8, stride, 6, 5, 0.75));
    }
    add(cases, "MBCONV without expansion", activation, Stage.mbConv(2, 8, 1, 1, 3, 0.75));
    add(cases, "stride 4", activation, x(1, 16, 4, 8, null, null));
    add(
        cases,
        "bottleneck of four",
        activation,
        new Stage(X, 2, 32, 2, 4, 4),
        new Stage(X, 1, 40, 1, 4, 2));
    add(
        cases,
        "orders of activations that change",
        activation,
        x(1, 24, 1, 24, null, null),
        x(1, 16, 2, 16, null, null),
        x(1, 30, 1, 30, null, null),
        x(1, 12, 1, 4, null, null));
    add(
        cases,
        "blocks of eight channels on images of few pixels",
        activation,
        x(1, 24, 2, 8, null, null),
        full(VR, 2, 24, 2, 3),
        full(VR, 1, 24, 2, 3),
        x(1, 24, 1, 1, null, 5));
    add(
        cases,
        "depthwise in blocks with zeros",
        activation,
        x(2, 44, 2, 1, null, null),
        x(1, 38, 1, 1, null, null));
    add(
        cases,
        "blocks of sixteen channels from eight",
        activation,
        full(V, 1, 8, 1, 3),
        full(VR, 2, 16, 2, 3),
        full(V, 1, 8, 1, 3),
        full(V, 1, 32, 2, 3));
    cases.add(new Case("blocks of many kinds", mixed(activation), 4));
    for (StemType type : StemType.values()) {
      cases.add(new Case(type + " stem and a head", stemAndHead(type, 1, 9, 8, 21, activation), 5));
      cases.add(
          new Case(
              type + " stem and a head, widths of 16",
              stemAndHead(type, 3, 16, 16, 32, activation),
              5));
    }
    return cases;
  }

  /** With a max pooling. */
  static Architecture pooled(Activation activation) {
    return stemAndHead(StemType.RESNET, 1, 9, 8, 21, activation);
  }

  private static Architecture stemAndHead(
      StemType type, int channels, int stem, int groupWidth, int head, Activation activation) {
    return new Architecture(
        new ImageShape(channels, 17, 22),
        new Stem(type, stem),
        List.of(x(1, 16, 1, groupWidth, null, null)),
        CLASSES,
        head,
        activation);
  }

  /** Three blocks, of other kinds. */
  public static Architecture mixed(Activation activation) {
    return network(
        activation,
        full(BASIC, 1, 8, 1, 3),
        x(1, 12, 2, 4, 0.75, null),
        Stage.mbConv(1, 16, 1, 2, 5, 0.75));
  }

  private static Architecture network(Activation activation, Stage... stages) {
    int stem = stages[0].groupWidth() % 16 == 0 ? 16 : 8;
    return new Architecture(
        ODD, new Stem(StemType.SMALL_IMAGE, stem), List.of(stages), CLASSES, null, activation);
  }

  private static void add(List<Case> cases, String name, Activation activation, Stage... stages) {
    cases.add(new Case(name, network(activation, stages), 2 + cases.size() % 4));
  }

  private static Stage x(
      int depth,
      int width,
      int stride,
      int groupWidth,
      @Nullable Double seRatio,
      @Nullable Integer kernel) {
    return new Stage(X, depth, width, stride, 1, groupWidth, seRatio, kernel);
  }

  private static Stage full(BlockType block, int depth, int width, int stride, int kernel) {
    return new Stage(block, depth, width, stride, 1, width, null, kernel);
  }
}
