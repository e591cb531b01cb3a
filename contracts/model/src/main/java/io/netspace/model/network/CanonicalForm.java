package io.netspace.model.network;

import io.netspace.model.common.CanonicalText;
import io.netspace.model.common.Derivation;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@linkplain CanonicalText canonical text} of what a network computes, without the parameters
 * it was drawn with: widths in place of ratios. Absent properties are omitted, so that hashes are
 * stable when a property is added.
 */
final class CanonicalForm {
  private CanonicalForm() {}

  static String hash(Architecture network) {
    List<Object> parts = new ArrayList<>();
    parts.add("network");
    parts.add(CanonicalNetwork.text(network.input()));
    parts.add(CanonicalNetwork.text(network.stem()));
    parts.add(stages(network));
    parts.add(network.classes());
    if (network.headWidth() != null) {
      parts.add("head " + network.headWidth());
    }
    if (network.activation() != null) {
      parts.add(CanonicalNetwork.label(network.activation()));
    }
    return Derivation.id(parts.toArray());
  }

  private static String stages(Architecture network) {
    List<String> stages = new ArrayList<>();
    int channels = network.stem().width();
    for (Stage stage : network.stages()) {
      stages.add(stage(stage, channels));
      channels = stage.width();
    }
    return CanonicalText.list(stages);
  }

  private static String stage(Stage stage, int channels) {
    List<String> parts = new ArrayList<>();
    parts.add(CanonicalNetwork.label(stage.block()));
    for (int number :
        List.of(
            stage.depth(),
            stage.width(),
            stage.stride(),
            stage.bottleneckWidth(channels),
            stage.groupWidth())) {
      parts.add(Integer.toString(number));
    }
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
    return CanonicalText.list(parts);
  }
}
