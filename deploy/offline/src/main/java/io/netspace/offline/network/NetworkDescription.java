package io.netspace.offline.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.formats.network.NetworkJson;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.RegNet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network as one line of JSON.
 *
 * @param training null without a batch size
 * @param regnet null where no linear rule is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NetworkDescription(
    String name,
    JsonNode architecture,
    Cost complexity,
    @Nullable Training training,
    @Nullable LinearRule regnet,
    List<Integer> blockWidths) {

  /** Complexity for one image. */
  public record Cost(long flops, long parameters, long activations) {}

  /**
   * Memory of training, by estimate.
   *
   * @param batch images per step
   */
  public record Training(int batch, long memoryBytes) {}

  /** The parameters that the stages are made of. */
  public record LinearRule(
      int depth, int w0, double wa, double wm, int groupWidth, double bottleneckRatio) {
    private static LinearRule of(RegNet rule) {
      return new LinearRule(
          rule.depth(), rule.w0(), rule.wa(), rule.wm(), rule.groupWidth(), rule.bottleneckRatio());
    }
  }

  /**
   * The description of a network.
   *
   * @param batch images per step, for the memory of training; null leaves that out
   */
  public static NetworkDescription of(NamedNetwork named, @Nullable Integer batch) {
    Complexity complexity = named.complexity();
    RegNet regNet = named.regNet();
    return new NetworkDescription(
        named.name(),
        NetworkJson.tree(named.network()),
        new Cost(complexity.flops(), complexity.parameters(), complexity.activations()),
        batch == null ? null : new Training(batch, named.trainingBytes(batch)),
        regNet == null ? null : LinearRule.of(regNet),
        named.network().blockWidths());
  }
}
