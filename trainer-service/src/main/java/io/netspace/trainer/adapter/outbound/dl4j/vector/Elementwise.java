package io.netspace.trainer.adapter.outbound.dl4j.vector;

import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.ALL;
import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.BYTES;
import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.ORDER;
import static io.netspace.trainer.adapter.outbound.dl4j.vector.Lanes.S;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Passes over rows of one channel. Addresses are in native memory, {@code bytes} a multiple of a
 * vector's. A clamp to [{@code low}, {@code high}] is the ReLU, the ReLU6 or, with infinite limits,
 * nothing. It is a comparison and a choice: {@code max} and {@code min} of the Vector API order NaN
 * and zeros as Java does, which takes several instructions each. NaN passes both.
 */
final class Elementwise {
  private Elementwise() {}

  static void fill(long y, float value, long bytes) {
    FloatVector v = FloatVector.broadcast(S, value);
    for (long i = 0; i < bytes; i += BYTES) {
      v.intoMemorySegment(ALL, y + i, ORDER);
    }
  }

  static void copy(long x, long y, long bytes) {
    for (long i = 0; i < bytes; i += BYTES) {
      fromMemorySegment(S, ALL, x + i, ORDER).intoMemorySegment(ALL, y + i, ORDER);
    }
  }

  /** Copies pixels that are {@code xStride} bytes apart to places {@code yStride} bytes apart. */
  static void copyPixels(long x, long xStride, long y, long yStride, long pixelBytes, int pixels) {
    for (long j = 0; j < pixelBytes; j += BYTES) {
      long from = x + j;
      long to = y + j;
      for (int i = 0; i < pixels; i++) {
        fromMemorySegment(S, ALL, from, ORDER).intoMemorySegment(ALL, to, ORDER);
        from += xStride;
        to += yStride;
      }
    }
  }

  /** y = clamp(scale x + shift). */
  static void normalise(
      long x, long y, float scale, float shift, float low, float high, long bytes) {
    FloatVector a = FloatVector.broadcast(S, scale);
    FloatVector b = FloatVector.broadcast(S, shift);
    FloatVector min = FloatVector.broadcast(S, low);
    FloatVector max = FloatVector.broadcast(S, high);
    for (long i = 0; i < bytes; i += BYTES) {
      FloatVector v = fromMemorySegment(S, ALL, x + i, ORDER).fma(a, b);
      v = v.blend(min, v.compare(VectorOperators.LT, min));
      v.blend(max, v.compare(VectorOperators.GT, max)).intoMemorySegment(ALL, y + i, ORDER);
    }
  }

  /** y = clamp(scale x + shift + shortcut). */
  static void addShortcut(
      long x, long shortcut, long y, float scale, float shift, float low, float high, long bytes) {
    FloatVector a = FloatVector.broadcast(S, scale);
    FloatVector b = FloatVector.broadcast(S, shift);
    FloatVector min = FloatVector.broadcast(S, low);
    FloatVector max = FloatVector.broadcast(S, high);
    for (long i = 0; i < bytes; i += BYTES) {
      FloatVector v =
          fromMemorySegment(S, ALL, x + i, ORDER)
              .fma(a, b)
              .add(fromMemorySegment(S, ALL, shortcut + i, ORDER));
      v = v.blend(min, v.compare(VectorOperators.LT, min));
      v.blend(max, v.compare(VectorOperators.GT, max)).intoMemorySegment(ALL, y + i, ORDER);
    }
  }

  /** y = clamp(scale x + shift + scale2 x2 + shift2). */
  static void addProjection(
      long x,
      long x2,
      long y,
      float scale,
      float scale2,
      float shift,
      float low,
      float high,
      long bytes) {
    FloatVector a = FloatVector.broadcast(S, scale);
    FloatVector c = FloatVector.broadcast(S, scale2);
    FloatVector b = FloatVector.broadcast(S, shift);
    FloatVector min = FloatVector.broadcast(S, low);
    FloatVector max = FloatVector.broadcast(S, high);
    for (long i = 0; i < bytes; i += BYTES) {
      FloatVector v =
          fromMemorySegment(S, ALL, x + i, ORDER)
              .fma(a, fromMemorySegment(S, ALL, x2 + i, ORDER).fma(c, b));
      v = v.blend(min, v.compare(VectorOperators.LT, min));
      v.blend(max, v.compare(VectorOperators.GT, max)).intoMemorySegment(ALL, y + i, ORDER);
    }
  }

  /** y = a g + b u + c: the gradient before a normalisation. */
  static void normaliseGradient(long g, long u, long y, float a, float b, float c, long bytes) {
    FloatVector va = FloatVector.broadcast(S, a);
    FloatVector vb = FloatVector.broadcast(S, b);
    FloatVector vc = FloatVector.broadcast(S, c);
    for (long i = 0; i < bytes; i += BYTES) {
      fromMemorySegment(S, ALL, g + i, ORDER)
          .fma(va, fromMemorySegment(S, ALL, u + i, ORDER).fma(vb, vc))
          .intoMemorySegment(ALL, y + i, ORDER);
    }
  }

  /** y += x. */
  static void add(long x, long y, long bytes) {
    for (long i = 0; i < bytes; i += BYTES) {
      fromMemorySegment(S, ALL, y + i, ORDER)
          .add(fromMemorySegment(S, ALL, x + i, ORDER))
          .intoMemorySegment(ALL, y + i, ORDER);
    }
  }

  /**
   * The gradient through a clamped normalisation: g = 0 where scale u + shift is outside (low,
   * high); adds to {@code moments} the sums of g and of g u.
   */
  static void maskNormalised(
      long g, long u, float scale, float shift, float low, float high, long moments, long bytes) {
    FloatVector a = FloatVector.broadcast(S, scale);
    FloatVector b = FloatVector.broadcast(S, shift);
    FloatVector min = FloatVector.broadcast(S, low);
    FloatVector max = FloatVector.broadcast(S, high);
    FloatVector sum = fromMemorySegment(S, ALL, moments, ORDER);
    FloatVector product = fromMemorySegment(S, ALL, moments + BYTES, ORDER);
    for (long i = 0; i < bytes; i += BYTES) {
      FloatVector x = fromMemorySegment(S, ALL, u + i, ORDER);
      FloatVector t = x.fma(a, b);
      VectorMask<Float> passed =
          t.compare(VectorOperators.GT, min).and(t.compare(VectorOperators.LT, max));
      FloatVector v = fromMemorySegment(S, ALL, g + i, ORDER);
      v = FloatVector.broadcast(S, 0f).blend(v, passed);
      v.intoMemorySegment(ALL, g + i, ORDER);
      sum = sum.add(v);
      product = v.fma(x, product);
    }
    sum.intoMemorySegment(ALL, moments, ORDER);
    product.intoMemorySegment(ALL, moments + BYTES, ORDER);
  }

  /**
   * The gradient through a clamped sum with value y: g = g + part, or 0 where y is outside (low,
   * high); adds to {@code moments} the sums of g and of g u.
   */
  static void addAndMaskSum(
      long g, long part, long y, long u, float low, float high, long moments, long bytes) {
    FloatVector min = FloatVector.broadcast(S, low);
    FloatVector max = FloatVector.broadcast(S, high);
    FloatVector sum = fromMemorySegment(S, ALL, moments, ORDER);
    FloatVector product = fromMemorySegment(S, ALL, moments + BYTES, ORDER);
    for (long i = 0; i < bytes; i += BYTES) {
      FloatVector t = fromMemorySegment(S, ALL, y + i, ORDER);
      VectorMask<Float> passed =
          t.compare(VectorOperators.GT, min).and(t.compare(VectorOperators.LT, max));
      FloatVector v = fromMemorySegment(S, ALL, g + i, ORDER);
      v = v.add(fromMemorySegment(S, ALL, part + i, ORDER));
      v = FloatVector.broadcast(S, 0f).blend(v, passed);
      v.intoMemorySegment(ALL, g + i, ORDER);
      sum = sum.add(v);
      product = v.fma(fromMemorySegment(S, ALL, u + i, ORDER), product);
    }
    sum.intoMemorySegment(ALL, moments, ORDER);
    product.intoMemorySegment(ALL, moments + BYTES, ORDER);
  }

  /** g = 0 where t is outside (low, high). */
  static void mask(long g, long t, float low, float high, long bytes) {
    FloatVector min = FloatVector.broadcast(S, low);
    FloatVector max = FloatVector.broadcast(S, high);
    for (long i = 0; i < bytes; i += BYTES) {
      FloatVector v = fromMemorySegment(S, ALL, t + i, ORDER);
      VectorMask<Float> passed =
          v.compare(VectorOperators.GT, min).and(v.compare(VectorOperators.LT, max));
      FloatVector.broadcast(S, 0f)
          .blend(fromMemorySegment(S, ALL, g + i, ORDER), passed)
          .intoMemorySegment(ALL, g + i, ORDER);
    }
  }

  /** Adds to {@code moments} the sums of g and of g u. */
  static void addMoments(long g, long u, long moments, long bytes) {
    FloatVector sum = fromMemorySegment(S, ALL, moments, ORDER);
    FloatVector product = fromMemorySegment(S, ALL, moments + BYTES, ORDER);
    for (long i = 0; i < bytes; i += BYTES) {
      FloatVector v = fromMemorySegment(S, ALL, g + i, ORDER);
      sum = sum.add(v);
      product = v.fma(fromMemorySegment(S, ALL, u + i, ORDER), product);
    }
    sum.intoMemorySegment(ALL, moments, ORDER);
    product.intoMemorySegment(ALL, moments + BYTES, ORDER);
  }

  /** sum += x. */
  static void addProducts(long x, long y, long sums, long pixelBytes, long bytes) {
    for (long j = 0; j < pixelBytes; j += BYTES) {
      FloatVector sum = fromMemorySegment(S, ALL, sums + j, ORDER);
      for (long i = j; i < bytes; i += pixelBytes) {
        sum =
            fromMemorySegment(S, ALL, x + i, ORDER)
                .fma(fromMemorySegment(S, ALL, y + i, ORDER), sum);
      }
      sum.intoMemorySegment(ALL, sums + j, ORDER);
    }
  }

  /** Adds to {@code sums} of every image the values of its pixels. */
  static void addPixels(long x, long sums, long pixelBytes, long bytes) {
    for (long j = 0; j < pixelBytes; j += BYTES) {
      FloatVector sum = fromMemorySegment(S, ALL, sums + j, ORDER);
      for (long i = j; i < bytes; i += pixelBytes) {
        sum = sum.add(fromMemorySegment(S, ALL, x + i, ORDER));
      }
      sum.intoMemorySegment(ALL, sums + j, ORDER);
    }
  }

  /** x = x factor + term, with a factor and a term for every image. */
  static void scalePixels(long x, long factors, long terms, long pixelBytes, long bytes) {
    for (long j = 0; j < pixelBytes; j += BYTES) {
      FloatVector factor = fromMemorySegment(S, ALL, factors + j, ORDER);
      FloatVector term = fromMemorySegment(S, ALL, terms + j, ORDER);
      for (long i = j; i < bytes; i += pixelBytes) {
        fromMemorySegment(S, ALL, x + i, ORDER)
            .fma(factor, term)
            .intoMemorySegment(ALL, x + i, ORDER);
      }
    }
  }

  /** y = max(y, x), for a maximum over windows. */
  static void max(long x, long y, long bytes) {
    for (long i = 0; i < bytes; i += BYTES) {
      fromMemorySegment(S, ALL, y + i, ORDER)
          .max(fromMemorySegment(S, ALL, x + i, ORDER))
          .intoMemorySegment(ALL, y + i, ORDER);
    }
  }

  /** Where x is the window's maximum: g += d, and d = 0, so that it counts once. */
  static void moveWhereEqual(long x, long maximum, long d, long g, long bytes) {
    for (long i = 0; i < bytes; i += BYTES) {
      VectorMask<Float> equal =
          fromMemorySegment(S, ALL, x + i, ORDER)
              .compare(VectorOperators.EQ, fromMemorySegment(S, ALL, maximum + i, ORDER));
      FloatVector v = fromMemorySegment(S, ALL, d + i, ORDER);
      FloatVector zero = FloatVector.broadcast(S, 0f);
      fromMemorySegment(S, ALL, g + i, ORDER)
          .add(zero.blend(v, equal))
          .intoMemorySegment(ALL, g + i, ORDER);
      v.blend(zero, equal).intoMemorySegment(ALL, d + i, ORDER);
    }
  }
}
