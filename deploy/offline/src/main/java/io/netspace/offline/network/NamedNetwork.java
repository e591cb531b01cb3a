package io.netspace.offline.network;

import io.netspace.formats.export.ExportFormat;
import io.netspace.formats.network.Export;
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
 * A network with its name.
 *
 * @param regNet parameters of the linear rule that generated it; null when there is none, or when
 *     it is not known
 */
public record NamedNetwork(String name, Architecture network, @Nullable RegNet regNet) {

  /**
   * A published network by name.
   *
   * @throws CommandException when no published network has that name
   */
  public static NamedNetwork published(String name) {
    try {
      return new NamedNetwork(Zoo.nameOf(name), Zoo.named(name), Zoo.regNet(name).orElse(null));
    } catch (IllegalArgumentException e) {
      throw CommandException.usage(String.valueOf(e.getMessage()));
    }
  }

  /** This network for other images or classes; null keeps its own. */
  public NamedNetwork adaptedTo(@Nullable ImageShape images, @Nullable Integer classes) {
    return new NamedNetwork(
        name,
        network.on(
            images == null ? network.input() : images,
            classes == null ? network.classes() : classes),
        regNet);
  }

  /** The network in another format. */
  public Export export(ExportFormat form) {
    return form == ExportFormat.PYCLS && regNet != null
        ? PyclsYaml.of(regNet, network.input(), network.classes())
        : form.of(name, network);
  }

  /**
   * The complexity of the network.
   *
   * @throws CommandException when it overflows
   */
  public Complexity complexity() {
    try {
      return Complexity.of(network);
    } catch (IllegalArgumentException overflow) {
      throw CommandException.usage(
          "%s costs more than can be counted; make it narrower or shallower.".formatted(name));
    }
  }

  /** Estimated bytes that training takes with this many images per step. */
  public long trainingBytes(int batch) {
    return TrainingMemory.bytes(network, batch);
  }
}
