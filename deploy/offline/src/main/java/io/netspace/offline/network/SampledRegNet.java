package io.netspace.offline.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.RegNet;
import io.netspace.model.network.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of the linear rule that a candidate was sampled with. */
final class SampledRegNet {
  private static final List<String> LABELS =
      List.of("networkDepth", "w0", "wa", "wm", "groupWidth", "bottleneckRatio");

  private SampledRegNet() {}

  /** The RegNet of the sampled parameters; null when they do not generate the network. */
  static @Nullable RegNet of(JsonNode parameters, Architecture network) {
    JsonNode values = parameters.has("values") ? parameters.get("values") : parameters;
    for (String label : LABELS) {
      if (!scalar(values, label).isNumber()) {
        return null;
      }
    }
    Stage first = network.stages().getFirst();
    try {
      RegNet regNet =
          new RegNet(
              scalar(values, "networkDepth").intValue(),
              scalar(values, "w0").intValue(),
              scalar(values, "wa").doubleValue(),
              scalar(values, "wm").doubleValue(),
              scalar(values, "groupWidth").intValue(),
              scalar(values, "bottleneckRatio").doubleValue(),
              first.block(),
              network.stem(),
              strides(network),
              first.seRatio(),
              network.headWidth(),
              network.activation());
      String hash = regNet.on(network.input(), network.classes()).canonicalHash();
      return hash.equals(network.canonicalHash()) ? regNet : null;
    } catch (IllegalArgumentException notOfThisNetwork) {
      return null;
    }
  }

  /** The value that all stages share. */
  private static List<Integer> strides(Architecture network) {
    List<Integer> strides = network.stages().stream().map(Stage::stride).toList();
    List<Integer> distinct = strides.stream().distinct().toList();
    return distinct.size() == 1 ? distinct : strides;
  }

  /** The value, or the only one of a list. */
  private static JsonNode scalar(JsonNode values, String label) {
    JsonNode value = values.path(label);
    return value.isArray() && value.size() == 1 ? value.get(0) : value;
  }
}
