package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.trainer.adapter.outbound.dl4j.backbone.ConvNormAct;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.MaxPool;

/**
 * Layers in plain Java and float64, written for clarity only. Activations are {@code [batch]
 * [channel * height * width]}; parameters and gradients are vectors with an offset.
 */
final class ReferenceLayers {
  static final double EPSILON = 1e-5;

  private ReferenceLayers() {}

  /** What a convolution visits: one weight, one input place and one output place at a time. */
  interface Visitor {
    void visit(int weight, int source, int target);
  }

  static void convolve(ConvNormAct unit, Visitor visitor) {
    int inEach = unit.in() / unit.groups();
    int outEach = unit.out() / unit.groups();
    for (int out = 0; out < unit.out(); out++) {
      for (int inner = 0; inner < inEach; inner++) {
        int in = out / outEach * inEach + inner;
        for (int dy = 0; dy < unit.kernel(); dy++) {
          for (int dx = 0; dx < unit.kernel(); dx++) {
            int weight = ((out * inEach + inner) * unit.kernel() + dy) * unit.kernel() + dx;
            visitPlaces(unit, in, out, dy, dx, weight, visitor);
          }
        }
      }
    }
  }

  private static void visitPlaces(
      ConvNormAct unit, int in, int out, int dy, int dx, int weight, Visitor visitor) {
    for (int row = 0; row < unit.outHeight(); row++) {
      int sourceRow = row * unit.stride() + dy - unit.kernel() / 2;
      for (int column = 0; column < unit.outWidth(); column++) {
        int sourceColumn = column * unit.stride() + dx - unit.kernel() / 2;
        if (sourceRow >= 0
            && sourceRow < unit.height()
            && sourceColumn >= 0
            && sourceColumn < unit.width()) {
          visitor.visit(
              unit.weightOffset() + weight,
              (in * unit.height() + sourceRow) * unit.width() + sourceColumn,
              (out * unit.outHeight() + row) * unit.outWidth() + column);
        }
      }
    }
  }

  /** Where the largest number of each window is, {@code [channels * outHeight * outWidth]}. */
  static final class Largest {
    private final int[] places;
    private final double smallestLead;

    private Largest(int[] places, double smallestLead) {
      this.places = places;
      this.smallestLead = smallestLead;
    }

    int[] places() {
      return places;
    }

    /** Of a window's largest over its second largest, where they are not both 0. */
    double smallestLead() {
      return smallestLead;
    }
  }

  static Largest largest(MaxPool pooling, double[] x) {
    int area = pooling.outHeight() * pooling.outWidth();
    int[] places = new int[pooling.channels() * area];
    double smallestLead = Double.POSITIVE_INFINITY;
    for (int target = 0; target < places.length; target++) {
      int top = target % area / pooling.outWidth() * pooling.stride() - pooling.kernel() / 2;
      int left = target % pooling.outWidth() * pooling.stride() - pooling.kernel() / 2;
      double best = Double.NEGATIVE_INFINITY;
      double second = Double.NEGATIVE_INFINITY;
      for (int row = Math.max(0, top);
          row < Math.min(pooling.height(), top + pooling.kernel());
          row++) {
        for (int column = Math.max(0, left);
            column < Math.min(pooling.width(), left + pooling.kernel());
            column++) {
          int place = (target / area * pooling.height() + row) * pooling.width() + column;
          if (x[place] > best) {
            second = best;
            best = x[place];
            places[target] = place;
          } else {
            second = Math.max(second, x[place]);
          }
        }
      }
      if (best != 0 || second != 0) {
        smallestLead = Math.min(smallestLead, best - second);
      }
    }
    return new Largest(places, smallestLead);
  }

  /** One batch normalisation over {@code x}: the moments, and x made of mean 0 and variance 1. */
  static final class Normalised {
    private final double[] mean;
    private final double[] variance;
    private final double[][] unscaled;

    private Normalised(double[] mean, double[] variance, double[][] unscaled) {
      this.mean = mean;
      this.variance = variance;
      this.unscaled = unscaled;
    }

    double[] mean() {
      return mean;
    }

    double[] variance() {
      return variance;
    }

    double[][] unscaled() {
      return unscaled;
    }

    static Normalised of(double[][] x, int channels) {
      int area = x[0].length / channels;
      double[] mean = new double[channels];
      double[] variance = new double[channels];
      for (int c = 0; c < channels; c++) {
        for (double[] image : x) {
          for (int i = c * area; i < (c + 1) * area; i++) {
            mean[c] += image[i] / (x.length * area);
          }
        }
        for (double[] image : x) {
          for (int i = c * area; i < (c + 1) * area; i++) {
            variance[c] += (image[i] - mean[c]) * (image[i] - mean[c]) / (x.length * area);
          }
        }
      }
      return withMoments(x, mean, variance);
    }

    static Normalised withMoments(double[][] x, double[] mean, double[] variance) {
      int area = x[0].length / mean.length;
      double[][] unscaled = new double[x.length][x[0].length];
      for (int n = 0; n < x.length; n++) {
        for (int i = 0; i < x[n].length; i++) {
          int c = i / area;
          unscaled[n][i] = (x[n][i] - mean[c]) / Math.sqrt(variance[c] + EPSILON);
        }
      }
      return new Normalised(mean, variance, unscaled);
    }

    /** From the gradient in the scaled output to that in x, scale and shift. */
    double[][] gradient(
        double[][] outer, double[] parameters, double[] gradient, int scales, int shifts) {
      int channels = mean.length;
      int area = outer[0].length / channels;
      int count = outer.length * area;
      double[][] inner = new double[outer.length][outer[0].length];
      for (int c = 0; c < channels; c++) {
        double sum = 0;
        double product = 0;
        for (int n = 0; n < outer.length; n++) {
          for (int i = c * area; i < (c + 1) * area; i++) {
            sum += outer[n][i];
            product += outer[n][i] * unscaled[n][i];
          }
        }
        gradient[scales + c] += product;
        gradient[shifts + c] += sum;
        double factor = parameters[scales + c] / Math.sqrt(variance[c] + EPSILON);
        for (int n = 0; n < outer.length; n++) {
          for (int i = c * area; i < (c + 1) * area; i++) {
            inner[n][i] = factor * (outer[n][i] - sum / count - unscaled[n][i] * product / count);
          }
        }
      }
      return inner;
    }
  }
}
