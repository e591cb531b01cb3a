package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * oneDNN has reference code, up to 300 times slower, for many shapes in one memory format or
 * another. The shapes are those of the known spaces: images of 32 and 64 pixels behind a stem of
 * stride 1 or 2 and of 224 behind one of stride 2, stages of stride 1 or 2, widths of 8 to 1,024
 * channels, bottlenecks of a quarter to six times that, kernels of 3 and 5.
 */
class ConvolutionCodeTest {
  private static final List<Integer> SIDES = List.of(1, 2, 4, 7, 8, 14, 16, 28, 32, 56, 64, 112);
  private static final List<Integer> GROUP_WIDTHS = List.of(1, 2, 4, 8, 16, 32);
  private static final List<Double> BOTTLENECK_RATIOS = List.of(1.0, 2.0, 4.0, 0.5, 0.25, 1 / 6.0);
  private static final int MAX_BLOCKS_OF_EIGHT = 128;
  private static final int BATCH = 64;

  /** Of 2,000 validation images, after batches of 64. */
  private static final int LAST_BATCH = 16;

  /** Random widths and groups for each side and stride. */
  private static final int DRAWS = 12;

  @ParameterizedTest
  @EnumSource
  void noPartOfAConvolutionInTrainingTakesReferenceCode(MemoryFormat format) {
    assertThat(references(format, true, BATCH)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void noInferenceOnThePartialBatchTakesReferenceCode(MemoryFormat format) {
    assertThat(references(format, false, LAST_BATCH)).isEmpty();
  }

  private static List<String> references(MemoryFormat format, boolean training, int batch) {
    List<String> references = new ArrayList<>();
    for (ConvolutionShape shape : shapes(batch)) {
      try (OneDnnContext context = new OneDnnContext()) {
        ProgramBuilder builder = new ProgramBuilder(context, training).withFormat(format);
        Convolution convolution = new Convolution(builder, shape, 0, 0);
        convolution.descriptions().stream()
            .filter(PrimitiveDescriptor::isReference)
            .forEach(part -> references.add(part.code() + " of " + shape));
      }
    }
    return references;
  }

  private static Set<ConvolutionShape> shapes(int batch) {
    Set<ConvolutionShape> shapes = new LinkedHashSet<>();
    RandomGenerator random = new SplittableRandom(5);
    for (int side : SIDES) {
      for (int stride = 1; stride <= 2; stride++) {
        addNarrow(shapes, batch, side, stride);
        for (int i = 0; i < DRAWS; i++) {
          addBlock(shapes, batch, side, stride, width(random), width(random), random);
        }
      }
    }
    for (int side : List.of(32, 64, 224)) {
      for (int channels : List.of(1, 3)) {
        for (int stride = 1; stride <= 2; stride++) {
          shapes.add(new ConvolutionShape(batch, channels, 16, side, side, 3, stride, 1));
          shapes.add(new ConvolutionShape(batch, channels, 32, side, side, 3, stride, 1));
        }
        shapes.add(new ConvolutionShape(batch, channels, 64, side, side, 7, 2, 1));
      }
    }
    return shapes;
  }

  /** The convolutions from and to few channels, where most formats lack code. */
  private static void addNarrow(Set<ConvolutionShape> shapes, int batch, int side, int stride) {
    for (int in : List.of(2, 4, 6, 8, 16, 24)) {
      for (int out : List.of(2, 4, 8, 16, 24)) {
        shapes.add(new ConvolutionShape(batch, in, out, side, side, 3, stride, 1));
        shapes.add(new ConvolutionShape(batch, in, out, side, side, 1, stride, 1));
      }
    }
  }

  /**
   * The convolutions of a V block, and of an X or MB block with random ratio, groups and kernel.
   */
  private static void addBlock(
      Set<ConvolutionShape> shapes,
      int batch,
      int side,
      int stride,
      int in,
      int out,
      RandomGenerator random) {
    shapes.add(new ConvolutionShape(batch, in, out, side, side, 3, stride, 1));
    shapes.add(new ConvolutionShape(batch, in, out, side, side, 1, stride, 1));
    int inner = (int) Math.rint(out / pick(BOTTLENECK_RATIOS, random));
    int groupWidth = Math.min(pick(GROUP_WIDTHS, random), inner);
    int fitting = Math.ceilDiv(inner, groupWidth) * groupWidth;
    int groups = fitting / groupWidth;
    int kernel = groupWidth == 1 && random.nextBoolean() ? 5 : 3;
    int after = (side - 1) / stride + 1;
    shapes.add(new ConvolutionShape(batch, in, fitting, side, side, 1, 1, 1));
    shapes.add(new ConvolutionShape(batch, fitting, fitting, side, side, kernel, stride, groups));
    shapes.add(new ConvolutionShape(batch, fitting, out, after, after, 1, 1, 1));
  }

  /** 8 to 1,024 in steps of 8, log-uniform. */
  private static int width(RandomGenerator random) {
    return 8 * (int) Math.rint(Math.pow(MAX_BLOCKS_OF_EIGHT, random.nextDouble()));
  }

  private static <T> T pick(List<T> values, RandomGenerator random) {
    return values.get(random.nextInt(values.size()));
  }
}
