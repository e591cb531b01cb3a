package io.netspace.formats.network;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.netspace.formats.binding.Conversion;
import io.netspace.formats.binding.DecimalNumber;
import io.netspace.formats.binding.Expected;
import io.netspace.formats.binding.InvalidFieldException;
import io.netspace.formats.binding.WholeNumber;
import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A network as people write it; absent fields have defaults. */
record NetworkSection(
    @Expected(ifMissing = "channels, height and width of an image") InputSection input,
    @Expected(ifMissing = "type and width, such as {\"type\": \"SIMPLE\", \"width\": 32}")
        StemSection stem,
    @Expected(value = STAGES, ifMissing = "one object a stage") List<StageSection> stages,
    @WholeNumber(min = 2, max = Integer.MAX_VALUE)
        @Expected(ifMissing = "a whole number, such as 1000")
        int classes,
    @WholeNumber(min = 0, max = MAX_VALUE) @Nullable Integer headWidth,
    @Nullable Activation activation) {
  private static final String STAGES = "a list of one object a stage";
  private static final int MAX_VALUE = 65_536;

  Architecture network() {
    if (stages.isEmpty()) {
      throw InvalidFieldException.of("stages", "must be " + STAGES);
    }
    ImageShape image = Conversion.below("input", input::image);
    Stem first = Conversion.below("stem", stem::stem);
    List<Stage> converted = new ArrayList<>();
    for (StageSection stage : stages) {
      converted.add(Conversion.below("stages[" + converted.size() + "]", stage::stage));
    }
    return Conversion.asWritten(
        component -> component.equals("bottleneckRatio") ? "stages" : component,
        () ->
            new Architecture(
                image,
                first,
                converted,
                classes,
                headWidth,
                activation == null ? Activation.RELU : activation));
  }

  /** The shape of an image. */
  record InputSection(
      @WholeNumber(min = 1, max = MAX_VALUE) @Expected(ifMissing = "a whole number") int channels,
      @WholeNumber(min = 1, max = MAX_VALUE) @Expected(ifMissing = "a whole number") int height,
      @WholeNumber(min = 1, max = MAX_VALUE) @Expected(ifMissing = "a whole number") int width) {
    ImageShape image() {
      return Conversion.asWritten(
          UnaryOperator.identity(), () -> new ImageShape(channels, height, width));
    }
  }

  /** The layers before the stages. */
  record StemSection(
      @Nullable StemType type, @WholeNumber(min = 1, max = MAX_VALUE) @Nullable Integer width) {
    Stem stem() {
      return Conversion.asWritten(
          _ -> "width",
          () -> new Stem(type == null ? StemType.SIMPLE : type, width == null ? 32 : width));
    }
  }

  /** A stage of blocks. */
  record StageSection(
      @Nullable BlockType block,
      @WholeNumber(min = 1, max = MAX_VALUE) @Expected(ifMissing = "a number of blocks") int depth,
      @WholeNumber(min = 1, max = MAX_VALUE) @Expected(ifMissing = "a number of channels")
          int width,
      @WholeNumber(min = 1, max = 8) @Nullable Integer stride,
      @JsonDeserialize(using = DecimalNumber.class) @Nullable Double bottleneckRatio,
      @WholeNumber(min = 1, max = MAX_VALUE) @Nullable Integer groupWidth,
      @JsonDeserialize(using = DecimalNumber.class) @Nullable Double seRatio,
      @WholeNumber(min = 1, max = 15) @Nullable Integer kernel) {
    Stage stage() {
      BlockType type = block == null ? BlockType.X : block;
      return Conversion.asWritten(
          UnaryOperator.identity(),
          () ->
              new Stage(
                  type,
                  depth,
                  width,
                  stride == null ? 1 : stride,
                  bottleneckRatio == null ? 1 : bottleneckRatio,
                  groupWidth == null ? groupWidthOf(type) : groupWidth,
                  seRatio,
                  kernel));
    }

    private int groupWidthOf(BlockType type) {
      if (type == BlockType.X || type == BlockType.LINEAR_BOTTLENECK) {
        throw InvalidFieldException.missing(
            "groupWidth", "channels of one group of the convolution");
      }
      return type.hasBottleneck() ? 1 : width;
    }
  }
}
