package io.netspace.formats.pycls;

import io.netspace.model.network.Activation;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.StemType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The words of pycls for blocks, stems and activations. */
final class PyclsNames {
  static final Map<String, BlockType> BLOCKS =
      ordered(
          Map.entry("res_bottleneck_block", BlockType.X),
          Map.entry("res_bottleneck_linear_block", BlockType.LINEAR_BOTTLENECK),
          Map.entry("res_basic_block", BlockType.BASIC),
          Map.entry("vanilla_block", BlockType.VANILLA));
  static final Map<String, StemType> STEMS =
      ordered(
          Map.entry("simple_stem_in", StemType.SIMPLE),
          Map.entry("res_stem_in", StemType.RESNET),
          Map.entry("res_stem_cifar", StemType.SMALL_IMAGE));
  static final Map<String, Activation> ACTIVATIONS =
      ordered(
          Map.entry("relu", Activation.RELU),
          Map.entry("silu", Activation.SILU),
          Map.entry("swish", Activation.SILU),
          Map.entry("gelu", Activation.GELU));

  private PyclsNames() {}

  @SafeVarargs
  static <T> Map<String, T> ordered(Map.Entry<String, T>... entries) {
    Map<String, T> words = new LinkedHashMap<>();
    for (Map.Entry<String, T> entry : entries) {
      words.put(entry.getKey(), entry.getValue());
    }
    return Collections.unmodifiableMap(words);
  }

  /** The first word for a value; empty when pycls has none. */
  static <T> Optional<String> nameOf(Map<String, T> words, T part) {
    return words.entrySet().stream()
        .filter(entry -> entry.getValue().equals(part))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
