package io.netspace.contracts.vocabulary;

import java.util.ArrayList;
import java.util.List;

/**
 * What a network computes, without the parameters it was drawn with: widths in place of ratios.
 * What a network lacks does not appear, so that hashes stay when a new property comes to be.
 */
final class CanonicalForm {
  private CanonicalForm() {}

  static String hash(Architecture network) {
    List<Object> parts = new ArrayList<>();
    parts.add("network");
    parts.add(network.input());
    parts.add(network.stem());
    parts.add(stages(network));
    parts.add(network.classes());
    if (network.headWidth() != null) {
      parts.add("head " + network.headWidth());
    }
    if (network.activation() != null) {
      parts.add(network.activation());
    }
    return Derivation.id(parts.toArray());
  }

  private static List<List<Object>> stages(Architecture network) {
    List<List<Object>> stages = new ArrayList<>();
    int channels = network.stem().width();
    for (Stage stage : network.stages()) {
      stages.add(stage(stage, channels));
      channels = stage.width();
    }
    return stages;
  }

  private static List<Object> stage(Stage stage, int channels) {
    List<Object> parts = new ArrayList<>();
    parts.add(stage.block());
    parts.add(stage.depth());
    parts.add(stage.width());
    parts.add(stage.stride());
    parts.add(stage.bottleneckWidth(channels));
    parts.add(stage.groupWidth());
    if (stage.bottleneckWidth() != stage.bottleneckWidth(channels) && stage.depth() > 1) {
      parts.add("then " + stage.bottleneckWidth());
    }
    if (stage.seWidth(channels) > 0 || stage.seWidth(stage.width()) > 0) {
      parts.add("squeeze " + stage.seWidth(channels));
      if (stage.depth() > 1) {
        parts.add("then " + stage.seWidth(stage.width()));
      }
    }
    if (stage.kernel() != null) {
      parts.add("kernel " + stage.kernel());
    }
    return parts;
  }
}
