package io.netspace.formats.pycls;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.model.network.Activation;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.Stem;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The space that the samplers of a sweep draw from: ANYNET's or REGNET's. */
final class PyclsSweepSpace {
  private static final Map<String, String> COSTS =
      PyclsNames.ordered(
          Map.entry("FLOPS", "flops"),
          Map.entry("PARAMS", "parameters"),
          Map.entry("ACTS", "activations"));
  private static final int MAX_STAGES = 16;

  private final Section setup;
  private final Section model;
  private final boolean linear;
  private final BlockType block;

  private PyclsSweepSpace(Section setup) {
    this.setup = setup;
    Section base = setup.anySection("BASE_CFG").require("MODEL", "TYPE and NUM_CLASSES");
    Section networks = base.anySection("MODEL").require("TYPE", "anynet or regnet");
    linear =
        networks.choice(
            "TYPE",
            false,
            PyclsNames.ordered(Map.entry("anynet", false), Map.entry("regnet", true)));
    model = base.anySection(linear ? "REGNET" : "ANYNET");
    block = model.choice("BLOCK_TYPE", BlockType.X, PyclsNames.BLOCKS);
    refuseWhatNoSpaceHas(networks);
  }

  static PyclsSweepSpace of(Section setup) {
    return new PyclsSweepSpace(setup);
  }

  private void refuseWhatNoSpaceHas(Section networks) {
    if (networks.choice("ACTIVATION_FUN", Activation.RELU, PyclsNames.ACTIVATIONS)
        != Activation.RELU) {
      throw networks.fault("ACTIVATION_FUN", "cannot be part of a space; write relu");
    }
    if (model.whole("HEAD_W", 0, 0, PyclsNetwork.MAX_CHANNELS) > 0) {
      throw model.fault("HEAD_W", "cannot be part of a space; write 0");
    }
  }

  /**
   * The document of the space.
   *
   * @param withFlops whether the window of multiply-adds is a constraint of the space
   */
  ObjectNode document(String name, boolean withFlops) {
    ObjectNode space = JsonNodeFactory.instance.objectNode();
    space.put("name", name).put("start", linear ? "RegNetX" : "AnyNetX_A");
    if (block != BlockType.X) {
      space.put("block", block.name());
    }
    Stem stem = PyclsAnyNet.stem(model);
    space.putObject("stem").put("type", stem.type().name()).put("width", stem.width());
    PyclsSamplers samplers = PyclsSamplers.of(setup, model, linear);
    strides(samplers).forEach(space.putArray("strides")::add);
    ObjectNode ranges = space.putObject("ranges");
    samplers.addRanges(ranges, block.hasBottleneck());
    ArrayNode constraints = space.putArray("constraints");
    squeeze(ranges, constraints);
    costs(constraints, withFlops);
    return space;
  }

  private void squeeze(ObjectNode ranges, ArrayNode constraints) {
    Double ratio = block.hasBottleneck() ? PyclsAnyNet.squeeze(model) : null;
    if (ratio != null) {
      ranges.put("seRatio", ratio);
      constraints.addObject().put("shared", "seRatio");
    }
  }

  private void costs(ArrayNode constraints, boolean withFlops) {
    Section costs = constraints().section("CX", List.copyOf(COSTS.keySet()));
    COSTS.forEach(
        (field, label) -> {
          List<Long> ends = costs.has(field) ? costs.pair(field) : List.of(0L, 0L);
          boolean bounded = ends.get(0) != 0 || ends.get(1) != 0;
          if (bounded && (withFlops || !field.equals("FLOPS"))) {
            ArrayNode pair = constraints.addObject().putArray(label);
            ends.forEach(pair::add);
          }
        });
  }

  private Section constraints() {
    return setup.section("CONSTRAINTS", List.of("CX", "REGNET"));
  }

  private List<Integer> strides(PyclsSamplers samplers) {
    if (!linear) {
      List<Integer> strides = model.wholes("STRIDES", 1, 2, "[2, 2, 2, 2]");
      return model.each(samplers.stages(), "STRIDES", strides);
    }
    int stride = model.whole("STRIDE", 2, 1, 2);
    return Collections.nCopies(linearStages(), stride);
  }

  private int linearStages() {
    Section regNet = constraints().section("REGNET", List.of("NUM_STAGES"));
    if (!regNet.has("NUM_STAGES")) {
      return 4;
    }
    List<Long> ends = regNet.pair("NUM_STAGES");
    long stages = ends.getFirst();
    if (!ends.getLast().equals(stages) || stages < 1 || stages > MAX_STAGES) {
      throw regNet.fault(
          "NUM_STAGES", "must say one number of stages twice, such as [4, 4]: a space has one");
    }
    return (int) stages;
  }
}
