package io.netspace.formats.pycls;

import io.netspace.model.common.NumberText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The grid of a sampler of pycls, on which the ends of its range must lie. */
final class PyclsGrid {
  private static final String POWERS = "power2";
  private static final String POWERS_OR_MULTIPLES = "power2_or_log_uniform";

  private PyclsGrid() {}

  /** Refuses a range whose ends pycls would refuse, with the nearest that it would not. */
  static void require(Section section, String field, List<Double> ends, double step, String law) {
    double low = ends.getFirst();
    double high = ends.getLast();
    if (!law.equals(POWERS_OR_MULTIPLES) && !(isMultiple(low, step) && isMultiple(high, step))) {
      double first = Math.max(step, multiple(low, step, RoundingMode.HALF_UP));
      double last = Math.max(first, multiple(high, step, RoundingMode.HALF_DOWN));
      throw fault(section, field, "multiples of " + NumberText.plain(step), first, last);
    }
    if (law.startsWith(POWERS) && !(isPowerOfTwo(low) && isPowerOfTwo(high))) {
      double first = powerOfTwo(low);
      throw fault(section, field, "powers of two", first, Math.max(first, powerOfTwo(high)));
    }
  }

  private static RuntimeException fault(
      Section section, String field, String grid, double low, double high) {
    return section.fault(
        field,
        "must have ends that are %s, as in pycls; the nearest are [%s, %s]"
            .formatted(grid, NumberText.plain(low), NumberText.plain(high)));
  }

  private static boolean isMultiple(double value, double step) {
    return BigDecimal.valueOf(value).remainder(BigDecimal.valueOf(step)).signum() == 0;
  }

  private static double multiple(double value, double step, RoundingMode rounding) {
    BigDecimal unit = BigDecimal.valueOf(step);
    return BigDecimal.valueOf(value).divide(unit, 0, rounding).multiply(unit).doubleValue();
  }

  private static boolean isPowerOfTwo(double value) {
    return Math.scalb(1.0, Math.getExponent(value)) == value;
  }

  private static double powerOfTwo(double value) {
    return Math.scalb(1.0, (int) Math.rint(Math.log(value) / Math.log(2)));
  }
}
