package io.netspace.model.space;

import io.netspace.model.common.CanonicalText;
import io.netspace.model.network.CanonicalNetwork;
import io.netspace.model.network.Measure;

/** The canonical text of design spaces, see {@link CanonicalText}. */
public final class CanonicalSpace {
  private CanonicalSpace() {}

  public static String text(DesignSpace space) {
    return CanonicalText.of("DesignSpace")
        .field("name", space.name())
        .field("block", CanonicalNetwork.label(space.block()))
        .field("stem", CanonicalNetwork.text(space.stem()))
        .field(
            "strides", CanonicalText.list(space.strides().stream().map(String::valueOf).toList()))
        .field(
            "ranges",
            CanonicalText.list(space.ranges().stream().map(CanonicalSpace::text).toList()))
        .field(
            "constraints",
            CanonicalText.list(space.constraints().stream().map(CanonicalSpace::text).toList()))
        .end();
  }

  private static String text(ParameterRange range) {
    return switch (range) {
      case SteppedRange stepped ->
          CanonicalText.of("SteppedRange")
              .field("parameter", word(stepped.parameter()))
              .field("low", stepped.low())
              .field("high", stepped.high())
              .field("step", stepped.step())
              .field("law", word(stepped.law()))
              .end();
      case ValueSet set ->
          CanonicalText.of("ValueSet")
              .field("parameter", word(set.parameter()))
              .field(
                  "values", CanonicalText.list(set.values().stream().map(String::valueOf).toList()))
              .end();
    };
  }

  public static String text(Constraint constraint) {
    return switch (constraint) {
      case Shared shared -> about("Shared", shared.parameter()).end();
      case Fixed fixed -> about("Fixed", fixed.parameter()).field("value", fixed.value()).end();
      case Within within ->
          about("Within", within.parameter())
              .field("low", within.low())
              .field("high", within.high())
              .end();
      case NonDecreasing rising -> about("NonDecreasing", rising.parameter()).end();
      case NonIncreasing falling -> about("NonIncreasing", falling.parameter()).end();
      case LinearWidths _ -> CanonicalText.of("LinearWidths").end();
      case Equal equal ->
          CanonicalText.of("Equal")
              .field("first", word(equal.first()))
              .field("second", word(equal.second()))
              .end();
      case ComplexityWithin within ->
          CanonicalText.of("ComplexityWithin")
              .field("measure", word(within.measure()))
              .field("low", within.low())
              .field("high", within.high())
              .end();
      case RegimeCaps _ -> CanonicalText.of("RegimeCaps").end();
    };
  }

  private static CanonicalText about(String type, Parameter parameter) {
    return CanonicalText.of(type).field("parameter", word(parameter));
  }

  private static String word(Parameter parameter) {
    return switch (parameter) {
      case DEPTH -> "depth";
      case WIDTH -> "width";
      case BOTTLENECK_RATIO -> "bottleneckRatio";
      case GROUP_WIDTH -> "groupWidth";
      case NETWORK_DEPTH -> "networkDepth";
      case W0 -> "w0";
      case WA -> "wa";
      case WM -> "wm";
      case SE_RATIO -> "seRatio";
      case KERNEL -> "kernel";
    };
  }

  private static String word(GridDistribution law) {
    return switch (law) {
      case UNIFORM -> "UNIFORM";
      case LOG_UNIFORM -> "LOG_UNIFORM";
      case POWER2_UNIFORM -> "POWER2_UNIFORM";
      case POWER2_OR_LOG_UNIFORM -> "POWER2_OR_LOG_UNIFORM";
      case NORMAL -> "NORMAL";
      case LOG_NORMAL -> "LOG_NORMAL";
    };
  }

  private static String word(Measure measure) {
    return switch (measure) {
      case FLOPS -> "flops";
      case PARAMETERS -> "parameters";
      case ACTIVATIONS -> "activations";
    };
  }
}
