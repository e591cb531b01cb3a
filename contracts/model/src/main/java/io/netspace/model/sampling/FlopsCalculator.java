package io.netspace.model.sampling;

import io.netspace.model.network.BlockType;
import io.netspace.model.network.CompatibleWidths;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Shortcut;
import io.netspace.model.network.StemType;
import io.netspace.model.sampling.distribution.SettingDistribution;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.Parameter;

/**
 * The multiply-adds of a drawn setting's network: the flops of {@link Complexity#of}, computed from
 * the indices of a draw without building the network. Most draws fall outside the window, so this
 * dominates the cost of sampling.
 */
final class FlopsCalculator {
  /** The result for a setting that gives no network of the space. */
  static final long NO_NETWORK = -1;

  /**
   * As in {@code Stage}: expansions are given as reciprocals, whose product may fall short of an
   * integer.
   */
  private static final double ROUNDING_SLACK = 1e-9;

  private final BlockType block;
  private final boolean projected;
  private final int stages;
  private final int[] strides;
  private final long[] pixels;
  private final int stemWidth;
  private final long stemFlops;
  private final int classes;

  private final SettingDistribution.ParameterReader depths;
  private final SettingDistribution.ParameterReader widths;
  private final SettingDistribution.ParameterReader ratios;
  private final SettingDistribution.ParameterReader groups;
  private final SettingDistribution.ParameterReader squeezes;
  private final SettingDistribution.ParameterReader kernels;
  private final SettingDistribution.ParameterReader w0;
  private final SettingDistribution.ParameterReader wa;
  private final SettingDistribution.ParameterReader wm;
  private final boolean linear;
  private final LinearStages linearStages;

  FlopsCalculator(DesignSpace space, SettingDistribution settings, ImageShape input, int classes) {
    this.block = space.block();
    this.projected = block.shortcut() == Shortcut.PROJECTED;
    this.stages = space.stages();
    this.strides = space.strides().stream().mapToInt(Integer::intValue).toArray();
    this.stemWidth = space.stem().width();
    this.classes = classes;
    this.linear = space.hasLinearWidths();
    this.depths = settings.reader(linear ? Parameter.NETWORK_DEPTH : Parameter.DEPTH, 1);
    this.widths = settings.reader(Parameter.WIDTH, 1);
    this.ratios = settings.reader(Parameter.BOTTLENECK_RATIO, 1);
    this.groups = settings.reader(Parameter.GROUP_WIDTH, Integer.MAX_VALUE);
    this.squeezes = settings.reader(Parameter.SE_RATIO, 0);
    this.kernels = settings.reader(Parameter.KERNEL, 3);
    this.w0 = settings.reader(Parameter.W0, 1);
    this.wa = settings.reader(Parameter.WA, 1);
    this.wm = settings.reader(Parameter.WM, 2);
    this.linearStages = new LinearStages(wm.values(), stages);
    StemType stem = space.stem().type();
    int height = outputSize(input.height(), stem.stride());
    int width = outputSize(input.width(), stem.stride());
    this.stemFlops =
        (long) stem.kernel() * stem.kernel() * input.channels() * stemWidth * height * width;
    if (stem.isPooled()) {
      height = outputSize(height, 2);
      width = outputSize(width, 2);
    }
    this.pixels = new long[stages + 1];
    pixels[0] = (long) height * width;
    for (int i = 0; i < stages; i++) {
      height = outputSize(height, strides[i]);
      width = outputSize(width, strides[i]);
      pixels[i + 1] = (long) height * width;
    }
  }

  private static int outputSize(int side, int stride) {
    return (side - 1) / stride + 1;
  }

  /**
   * Multiply-adds; {@link #NO_NETWORK} when the linear rule gives another number of stages, or a
   * bottleneck has no channels.
   */
  long flops(int[] drawn) {
    if (linear && !appliesLinearRule(drawn)) {
      return NO_NETWORK;
    }
    long flops = stemFlops;
    int in = stemWidth;
    for (int i = 0; i < stages; i++) {
      int depth = linear ? linearStages.depth(i) : (int) depths.value(drawn, i);
      int width = linear ? linearStages.width(i) : (int) widths.value(drawn, i);
      int group = 1;
      double ratio = ratios.value(drawn, i);
      if (block != BlockType.MBCONV) {
        CompatibleWidths fitting = CompatibleWidths.of(width, ratio, (int) groups.value(drawn, i));
        width = fitting.width();
        group = fitting.groupWidth();
      }
      double squeeze = squeezes.value(drawn, i);
      int kernel = (int) kernels.value(drawn, i);
      long first = blockFlops(i, in, width, strides[i], ratio, group, squeeze, kernel);
      if (first == NO_NETWORK) {
        return NO_NETWORK;
      }
      flops += first;
      if (depth > 1) {
        long other = blockFlops(i + 1, width, width, 1, ratio, group, squeeze, kernel);
        if (other == NO_NETWORK) {
          return NO_NETWORK;
        }
        flops += (depth - 1) * other;
      }
      in = width;
    }
    return flops + (long) in * classes + classes;
  }

  private boolean appliesLinearRule(int[] drawn) {
    return linearStages.apply(
        w0.value(drawn, 0), wa.value(drawn, 0), wm.index(drawn, 0), (int) depths.value(drawn, 0));
  }

  /**
   * One block.
   *
   * @param at index of the number of its input's pixels
   */
  private long blockFlops(
      int at, int in, int width, int stride, double ratio, int group, double squeeze, int kernel) {
    long before = pixels[at];
    long after = stride == 1 ? before : pixels[at + 1];
    long flops = projected && (in != width || stride != 1) ? (long) in * width * after : 0;
    long window = (long) kernel * kernel;
    if (!block.hasBottleneck()) {
      flops += window * in * width * after;
      return block.fullConvolutions() == 2 ? flops + window * width * width * after : flops;
    }
    boolean inverted = block == BlockType.MBCONV;
    int inner = inverted ? (int) (in / ratio + ROUNDING_SLACK) : (int) Math.rint(width / ratio);
    if (inner < 1) {
      return NO_NETWORK;
    }
    if (!inverted || inner != in) {
      flops += (long) in * inner * before;
    }
    flops += window * group * inner * after + (long) inner * width * after;
    if (squeeze > 0) {
      int squeezed = inverted ? (int) (in * squeeze) : (int) Math.rint(in * squeeze);
      flops += squeezed > 0 ? 2L * inner * squeezed + squeezed + inner : 0;
    }
    return flops;
  }
}
