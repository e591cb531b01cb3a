package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.model.network.Architecture;
import io.netspace.model.training.Recipe;
import io.netspace.trainer.adapter.outbound.dl4j.ReferenceLayers.Normalised;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.ConvNormAct;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.LayerSpec;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.Linear;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.MaxPool;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.Residual;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.SqueezeExcite;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The same network in plain Java and float64, over the same flat vector of parameters; slow, and
 * independent of DL4J and oneDNN.
 */
final class ReferenceNetwork {
  private final BackbonePlan plan;
  private final int classes;
  private final int linear;
  final double[] parameters;
  final double[] gradient;
  private final double[] momentum;
  private boolean training = true;

  /**
   * Distance of the last pass's arguments from the nearest place where the gradient jumps: a kink
   * of an activation, or two largest numbers of a window.
   */
  double nearestKink;

  ReferenceNetwork(Architecture architecture, float[] initial) {
    plan = BackbonePlan.of(architecture);
    classes = architecture.classes();
    linear = plan.parameterCount();
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
    return loss(images, labels, 0);
  }

  /** Of smoothed labels: 1 − s + s / classes for an image's class, s / classes for any other. */
  double loss(double[][] images, int[] labels, double smoothing) {
    training = true;
    nearestKink = Double.POSITIVE_INFINITY;
    Arrays.fill(gradient, 0);
    Value features = features(images);
    double[][] outer = new double[images.length][];
    double loss = 0;
    for (int n = 0; n < images.length; n++) {
      double[] p = probabilities(features.x[n]);
      for (int k = 0; k < classes; k++) {
        double target = (k == labels[n] ? 1 - smoothing : 0) + smoothing / classes;
        loss -= target * Math.log(p[k]) / images.length;
        p[k] -= target;
      }
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
      if (i >= plan.meanOffset() && i < linear) {
        continue;
      }
      double g = gradient[i] + decay(i, recipe) * parameters[i];
      momentum[i] = recipe.momentum() * momentum[i] + g;
      parameters[i] -= learningRate * (g + recipe.momentum() * momentum[i]);
    }
  }

  private double decay(int i, Recipe recipe) {
    boolean ofNormalisation = i >= plan.scaleOffset() && i < linear;
    return ofNormalisation ? recipe.normDecay() : recipe.weightDecay();
  }

  private double[] probabilities(double[] features) {
    double[] p = new double[classes];
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      double z = parameters[linear + plan.featureCount() * classes + k];
      for (int f = 0; f < features.length; f++) {
        z += features[f] * parameters[linear + k * plan.featureCount() + f];
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
      gradient[linear + plan.featureCount() * classes + k] += outer[k] / batch;
      for (int f = 0; f < features.length; f++) {
        gradient[linear + k * plan.featureCount() + f] += outer[k] * features[f] / batch;
        inner[f] += outer[k] * parameters[linear + k * plan.featureCount() + f] / batch;
      }
    }
    return inner;
  }

  private Value features(double[][] images) {
    Value body = sequence(plan.layers(), new Value(images, g -> g));
    return means(body, plan.featureCount());
  }

  private Value sequence(List<LayerSpec> parts, Value input) {
    Value value = input;
    for (LayerSpec part : parts) {
      value = part(part, value);
    }
    return value;
  }

  private Value part(LayerSpec part, Value input) {
    return switch (part) {
      case ConvNormAct unit -> unit(unit, input);
      case MaxPool pooling -> pool(pooling, input);
      case SqueezeExcite excitation -> excite(excitation, input);
      case Residual residual -> residual(residual, input);
    };
  }

  private Value residual(Residual residual, Value input) {
    Value start = new Value(input.x, g -> g);
    ConvNormAct projection = residual.projection();
    Value shortcut = projection == null ? start : unit(projection, start);
    Value transform = sequence(residual.transform(), start);
    double[][] y = like(transform.x, (n, i) -> transform.x[n][i] + shortcut.x[n][i]);
    Value sum =
        new Value(
            y,
            outer -> {
              double[][] a = transform.gradient.apply(outer);
              double[][] b = shortcut.gradient.apply(outer);
              return input.gradient.apply(like(a, (n, i) -> a[n][i] + b[n][i]));
            });
    return residual.activated() ? activate(sum) : sum;
  }

  private Value activate(Value input) {
    for (double[] image : input.x) {
      for (double z : image) {
        nearestKink = Math.min(nearestKink, ReferenceActivation.distance(plan.activation(), z));
      }
    }
    return new Value(
        like(input.x, (n, i) -> ReferenceActivation.value(plan.activation(), input.x[n][i])),
        outer ->
            input.gradient.apply(
                like(
                    outer,
                    (n, i) ->
                        outer[n][i]
                            * ReferenceActivation.slope(plan.activation(), input.x[n][i]))));
  }

  private Value excite(SqueezeExcite excitation, Value input) {
    Value start = new Value(input.x, g -> g);
    Value means = means(start, excitation.channels());
    Value excited = linear(excitation.excite(), activate(linear(excitation.squeeze(), means)));
    double[][] factor = like(excited.x, (n, c) -> ReferenceActivation.sigmoid(excited.x[n][c]));
    int area = excitation.height() * excitation.width();
    return new Value(
        like(input.x, (n, i) -> input.x[n][i] * factor[n][i / area]),
        outer -> {
          double[][] inFactor = new double[factor.length][factor[0].length];
          for (int n = 0; n < outer.length; n++) {
            for (int i = 0; i < outer[n].length; i++) {
              inFactor[n][i / area] += outer[n][i] * input.x[n][i];
            }
          }
          double[][] byFactor =
              excited.gradient.apply(
                  like(inFactor, (n, c) -> inFactor[n][c] * factor[n][c] * (1 - factor[n][c])));
          return input.gradient.apply(
              like(outer, (n, i) -> outer[n][i] * factor[n][i / area] + byFactor[n][i]));
        });
  }

  private Value linear(Linear layer, Value input) {
    int biases = plan.biasOffset() + layer.biasOffset();
    double[][] y = new double[input.x.length][layer.out()];
    for (int n = 0; n < y.length; n++) {
      for (int out = 0; out < layer.out(); out++) {
        y[n][out] = parameters[biases + out];
        for (int in = 0; in < layer.in(); in++) {
          y[n][out] += parameters[layer.weightOffset() + out * layer.in() + in] * input.x[n][in];
        }
      }
    }
    return new Value(
        y,
        outer -> {
          double[][] inner = new double[input.x.length][layer.in()];
          for (int n = 0; n < outer.length; n++) {
            for (int out = 0; out < layer.out(); out++) {
              gradient[biases + out] += outer[n][out];
              for (int in = 0; in < layer.in(); in++) {
                int weight = layer.weightOffset() + out * layer.in() + in;
                gradient[weight] += outer[n][out] * input.x[n][in];
                inner[n][in] += outer[n][out] * parameters[weight];
              }
            }
          }
          return input.gradient.apply(inner);
        });
  }

  private Value pool(MaxPool pooling, Value input) {
    int[][] places = new int[input.x.length][];
    for (int n = 0; n < places.length; n++) {
      ReferenceLayers.Largest largest = ReferenceLayers.largest(pooling, input.x[n]);
      places[n] = largest.places();
      nearestKink = Math.min(nearestKink, largest.smallestLead());
    }
    double[][] y = new double[places.length][places[0].length];
    each(y, (n, i) -> input.x[n][places[n][i]]);
    return new Value(
        y,
        outer -> {
          double[][] inner = new double[input.x.length][input.x[0].length];
          for (int n = 0; n < outer.length; n++) {
            for (int i = 0; i < outer[n].length; i++) {
              inner[n][places[n][i]] += outer[n][i];
            }
          }
          return input.gradient.apply(inner);
        });
  }

  private Value unit(ConvNormAct unit, Value input) {
    double[][] z = new double[input.x.length][unit.out() * unit.outHeight() * unit.outWidth()];
    for (int n = 0; n < z.length; n++) {
      int image = n;
      ReferenceLayers.convolve(
          unit, (w, source, target) -> z[image][target] += parameters[w] * input.x[image][source]);
    }
    int scales = plan.scaleOffset() + unit.normOffset();
    int shifts = plan.shiftOffset() + unit.normOffset();
    Normalised norm = normalise(unit, z);
    int area = unit.outputPixels();
    Value normalised =
        new Value(
            like(
                z,
                (n, i) ->
                    parameters[scales + i / area] * norm.unscaled()[n][i]
                        + parameters[shifts + i / area]),
            outer -> {
              double[][] dz = norm.gradient(outer, parameters, gradient, scales, shifts);
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
    return unit.activated() ? activate(normalised) : normalised;
  }

  private Normalised normalise(ConvNormAct unit, double[][] z) {
    int means = plan.meanOffset() + unit.normOffset();
    int variances = plan.varianceOffset() + unit.normOffset();
    if (!training) {
      return Normalised.withMoments(
          z,
          Arrays.copyOfRange(parameters, means, means + unit.out()),
          Arrays.copyOfRange(parameters, variances, variances + unit.out()));
    }
    Normalised norm = Normalised.of(z, unit.out());
    double count = (double) z.length * unit.outputPixels();
    for (int c = 0; c < unit.out(); c++) {
      parameters[means + c] = 0.9 * parameters[means + c] + 0.1 * norm.mean()[c];
      parameters[variances + c] =
          0.9 * parameters[variances + c]
              + 0.1 * norm.variance()[c] * count / Math.max(1, count - 1);
    }
    return norm;
  }

  private static Value means(Value input, int channels) {
    int area = input.x[0].length / channels;
    double[][] y = new double[input.x.length][channels];
    for (int n = 0; n < y.length; n++) {
      for (int i = 0; i < input.x[n].length; i++) {
        y[n][i / area] += input.x[n][i] / area;
      }
    }
    return new Value(
        y, outer -> input.gradient.apply(like(input.x, (n, i) -> outer[n][i / area] / area)));
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

  private static double[][] like(double[][] shape, Cell cell) {
    double[][] result = new double[shape.length][shape[0].length];
    each(result, cell);
    return result;
  }
}
