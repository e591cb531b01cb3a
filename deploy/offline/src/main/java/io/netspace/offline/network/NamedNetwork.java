package io.netspace.offline.network;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.formats.export.ExportFormat;
import io.netspace.formats.network.Export;
import io.netspace.formats.network.NetworkJson;
import io.netspace.formats.pycls.PyclsYaml;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.RegNet;
import io.netspace.model.network.Zoo;
import io.netspace.model.training.TrainingMemory;
import io.netspace.offline.common.CommandException;
import org.jspecify.annotations.Nullable;

/**
 * A network and what it is called.
 *
 * @param regNet parameters of the linear rule that it was made of; null when it was not, or when
 *     they are not known
 */
public record NamedNetwork(String name, Architecture network, @Nullable RegNet regNet) {

  /**
   * A published network.
   *
   * @throws CommandException when there is none of that name
   */
  public static NamedNetwork published(String name) {
    try {
      return new NamedNetwork(Zoo.nameOf(name), Zoo.named(name), Zoo.regNet(name).orElse(null));
    } catch (IllegalArgumentException e) {
      throw CommandException.usage(String.valueOf(e.getMessage()));
    }
  }

  /** This network for other images, other classes, or both; null leaves what it has. */
  public NamedNetwork adaptedTo(@Nullable ImageShape images, @Nullable Integer classes) {
    return new NamedNetwork(
        name,
        network.on(
            images == null ? network.input() : images,
            classes == null ? network.classes() : classes),
        regNet);
  }

  /** As text of another form. */
  public Export export(ExportFormat form) {
    return form == ExportFormat.PYCLS && regNet != null
        ? PyclsYaml.of(regNet, network.input(), network.classes())
        : form.of(name, network);
  }

  /**
   * What it costs.
   *
   * @throws CommandException when that is more than can be counted
   */
  public Complexity complexity() {
    try {
      return Complexity.of(network);
    } catch (IllegalArgumentException overflow) {
      throw CommandException.usage(
          "%s costs more than can be counted; make it narrower or shallower.".formatted(name));
    }
  }

  /** Bytes that training takes with so many images a step, by estimate. */
  public long trainingBytes(int batch) {
    return TrainingMemory.bytes(network, batch);
  }

  /**
   * As people and programs read it on one line.
   *
   * @param batch images a step, to say the memory of training; null to leave that out
   */
  public ObjectNode json(@Nullable Integer batch) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", name);
    json.set("architecture", NetworkJson.tree(network));
    Complexity complexity = complexity();
    json.putObject("complexity")
        .put("flops", complexity.flops())
        .put("parameters", complexity.parameters())
        .put("activations", complexity.activations());
    if (batch != null) {
      json.putObject("training").put("batch", batch).put("memoryBytes", trainingBytes(batch));
    }
    if (regNet != null) {
      json.putObject("regnet")
          .put("depth", regNet.depth())
          .put("w0", regNet.w0())
          .put("wa", regNet.wa())
          .put("wm", regNet.wm())
          .put("groupWidth", regNet.groupWidth())
          .put("bottleneckRatio", regNet.bottleneckRatio());
    }
    network.blockWidths().forEach(json.putArray("blockWidths")::add);
    return json;
  }
}
