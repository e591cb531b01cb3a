package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.Recipe;
import io.netspace.trainer.adapter.outbound.dl4j.ReferenceLayers.Normalised;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * The same network in plain Java and float64, over the same flat vector of parameters; slow, and
 * independent of DL4J and oneDNN.
 */
final class ReferenceNetwork {
  private final BodyPlan plan;
  private final int classes;
  private final int linear;
  final double[] parameters;
  final double[] gradient;
  private final double[] momentum;
  private boolean training = true;

  ReferenceNetwork(Architecture architecture, float[] initial) {
    plan = BodyPlan.of(architecture);
    classes = architecture.classes();
    linear = plan.weights() + 4 * plan.channels();
    parameters = new double[initial.length];
    for (int i = 0; i < initial.length; i++) {
      parameters[i] = initial[i];
    }
    gradient = new double[initial.length];
    momentum = new double[initial.length];
  }

  /** Activations, and the way back from their gradient to that of the input. */
  private static final class Value {
    private final double[][] x;
    private final UnaryOperator<double[][]> gradient;

    Value(double[][] x, UnaryOperator<double[][]> gradient) {
      this.x = x;
      this.gradient = gradient;
    }
  }

  /** Mean cross-entropy; leaves its gradient and updates the running statistics. */
  double loss(double[][] images, int[] labels) {
    training = true;
    Arrays.fill(gradient, 0);
    Value features = features(images);
    double[][] outer = new double[images.length][];
    double loss = 0;
    for (int n = 0; n < images.length; n++) {
      double[] p = probabilities(features.x[n]);
      loss -= Math.log(p[labels[n]]) / images.length;
      p[labels[n]] -= 1;
      outer[n] = linearGradient(features.x[n], p, images.length);
    }
    var _ = features.gradient.apply(outer);
    return loss;
  }

  double[][] inference(double[][] images) {
    training = false;
    double[][] features = features(images).x;
    double[][] result = new double[images.length][];
    for (int n = 0; n < images.length; n++) {
      result[n] = probabilities(features[n]);
    }
    return result;
  }

  /** SGD as PyTorch defines it: g ← g + wd w, m ← μ m + g, w ← w − lr (g + μ m). */
  void update(Recipe recipe, double learningRate) {
    for (int i = 0; i < parameters.length; i++) {
      if (i >= plan.weights() + 2 * plan.channels() && i < linear) {
        continue;
      }
      double g = gradient[i] + decay(i, recipe) * parameters[i];
      momentum[i] = recipe.momentum() * momentum[i] + g;
      parameters[i] -= learningRate * (g + recipe.momentum() * momentum[i]);
    }
  }

  private double decay(int i, Recipe recipe) {
    if (i < plan.weights()) {
      return recipe.weightDecay();
    }
    if (i < linear) {
      return recipe.normDecay();
    }
    return i < linear + plan.features() * classes ? recipe.weightDecay() : 0;
  }

  private double[] probabilities(double[] features) {
    double[] p = new double[classes];
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      double z = parameters[linear + plan.features() * classes + k];
      for (int f = 0; f < features.length; f++) {
        z += features[f] * parameters[linear + k * plan.features() + f];
      }
      p[k] = Math.exp(z);
      sum += p[k];
    }
    for (int k = 0; k < classes; k++) {
      p[k] /= sum;
    }
    return p;
  }

  private double[] linearGradient(double[] features, double[] outer, int batch) {
    double[] inner = new double[features.length];
    for (int k = 0; k < classes; k++) {
      gradient[linear + plan.features() * classes + k] += outer[k] / batch;
      for (int f = 0; f < features.length; f++) {
        gradient[linear + k * plan.features() + f] += outer[k] * features[f] / batch;
        inner[f] += outer[k] * parameters[linear + k * plan.features() + f] / batch;
      }
    }
    return inner;
  }

  private Value features(double[][] images) {
    Value value = unit(plan.stem(), new Value(images, g -> g), true);
    for (XBlock block : plan.blocks()) {
      value = block(block, value);
    }
    return pool(value);
  }

  private Value block(XBlock block, Value input) {
    Value start = new Value(input.x, g -> g);
    Unit projection = block.projection();
    Value shortcut = projection == null ? start : unit(projection, start, false);
    Value grouped = unit(block.grouped(), unit(block.reduce(), start, true), true);
    Value transform = unit(block.expand(), grouped, false);
    double[][] y = new double[input.x.length][transform.x[0].length];
    each(y, (n, i) -> Math.max(0, transform.x[n][i] + shortcut.x[n][i]));
    return new Value(
        y,
        outer -> {
          double[][] passed = new double[y.length][y[0].length];
          each(passed, (n, i) -> y[n][i] > 0 ? outer[n][i] : 0);
          double[][] a = transform.gradient.apply(passed);
          double[][] b = shortcut.gradient.apply(passed);
          double[][] sum = new double[a.length][a[0].length];
          each(sum, (n, i) -> a[n][i] + b[n][i]);
          return input.gradient.apply(sum);
        });
  }

  private Value unit(Unit unit, Value input, boolean relu) {
    double[][] z = new double[input.x.length][unit.out() * unit.outHeight() * unit.outWidth()];
    for (int n = 0; n < z.length; n++) {
      int image = n;
      ReferenceLayers.convolve(
          unit, (w, source, target) -> z[image][target] += parameters[w] * input.x[image][source]);
    }
    int scales = plan.weights() + unit.firstChannel();
    int shifts = scales + plan.channels();
    Normalised norm = normalise(unit, z);
    int area = unit.outPixels();
    double[][] y = new double[z.length][z[0].length];
    each(
        y,
        (n, i) -> {
          double v =
              parameters[scales + i / area] * norm.unscaled()[n][i] + parameters[shifts + i / area];
          return relu ? Math.max(0, v) : v;
        });
    return new Value(
        y,
        outer -> {
          double[][] passed = new double[y.length][y[0].length];
          each(passed, (n, i) -> !relu || y[n][i] > 0 ? outer[n][i] : 0);
          double[][] dz = norm.gradient(passed, parameters, gradient, scales, shifts);
          double[][] dx = new double[input.x.length][input.x[0].length];
          for (int n = 0; n < dz.length; n++) {
            int image = n;
            ReferenceLayers.convolve(
                unit,
                (w, source, target) -> {
                  gradient[w] += dz[image][target] * input.x[image][source];
                  dx[image][source] += dz[image][target] * parameters[w];
                });
          }
          return input.gradient.apply(dx);
        });
  }

  private Normalised normalise(Unit unit, double[][] z) {
    int means = plan.weights() + 2 * plan.channels() + unit.firstChannel();
    int variances = means + plan.channels();
    if (!training) {
      return Normalised.withMoments(
          z,
          Arrays.copyOfRange(parameters, means, means + unit.out()),
          Arrays.copyOfRange(parameters, variances, variances + unit.out()));
    }
    Normalised norm = Normalised.of(z, unit.out());
    double count = (double) z.length * unit.outPixels();
    for (int c = 0; c < unit.out(); c++) {
      parameters[means + c] = 0.9 * parameters[means + c] + 0.1 * norm.mean()[c];
      parameters[variances + c] =
          0.9 * parameters[variances + c] + 0.1 * norm.variance()[c] * count / (count - 1);
    }
    return norm;
  }

  private Value pool(Value input) {
    int area = input.x[0].length / plan.features();
    double[][] y = new double[input.x.length][plan.features()];
    for (int n = 0; n < y.length; n++) {
      for (int i = 0; i < input.x[n].length; i++) {
        y[n][i / area] += input.x[n][i] / area;
      }
    }
    return new Value(
        y,
        outer -> {
          double[][] inner = new double[y.length][input.x[0].length];
          each(inner, (n, i) -> outer[n][i / area] / area);
          return input.gradient.apply(inner);
        });
  }

  private interface Cell {
    double at(int n, int i);
  }

  private static void each(double[][] target, Cell cell) {
    for (int n = 0; n < target.length; n++) {
      for (int i = 0; i < target[n].length; i++) {
        target[n][i] = cell.at(n, i);
      }
    }
  }
}
