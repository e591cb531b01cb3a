package io.netspace.analyzer.domain.reference;

import java.util.Arrays;

/**
 * A ridge regression with an unpenalised intercept: β minimises Σᵢ (yᵢ − ȳ − βᵀ(zᵢ − z̄))² + λ
 * |β|². (Hoerl and Kennard, "Ridge regression", 1970.) All sums are in the order of the rows, so
 * the same rows give the same numbers on every machine.
 */
final class RidgeRegression {
  private final double[] meanFeatures;
  private final double mean;
  private final double[] coefficients;
  private final double[] leaveOneOutResiduals;
  private final double penalty;

  private RidgeRegression(
      double[] meanFeatures,
      double mean,
      double[] coefficients,
      double[] leaveOneOutResiduals,
      double penalty) {
    this.meanFeatures = meanFeatures;
    this.mean = mean;
    this.coefficients = coefficients;
    this.leaveOneOutResiduals = leaveOneOutResiduals;
    this.penalty = penalty;
  }

  /**
   * The fit with the penalty, of those given, that has the least leave-one-out error; the first of
   * equal ones.
   *
   * @param rows features, {@code [rows, features]}
   * @param values one for each row; two rows or more
   * @param penalties λ, above 0
   */
  static RidgeRegression best(double[][] rows, double[] values, double... penalties) {
    RidgeRegression best = null;
    for (double penalty : penalties) {
      RidgeRegression fit = of(rows, values, penalty);
      if (best == null || fit.leaveOneOutError() < best.leaveOneOutError()) {
        best = fit;
      }
    }
    if (best == null) {
      throw new IllegalArgumentException("penalties (none) must be one or more.");
    }
    return best;
  }

  /** The fit with one penalty. */
  static RidgeRegression of(double[][] rows, double[] values, double penalty) {
    int features = rows[0].length;
    double[] meanFeatures = new double[features];
    double mean = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < features; j++) {
        meanFeatures[j] += rows[i][j] / rows.length;
      }
      mean += values[i] / rows.length;
    }
    double[][] matrix = new double[features][features];
    double[] right = new double[features];
    double[][] centred = new double[rows.length][features];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < features; j++) {
        centred[i][j] = rows[i][j] - meanFeatures[j];
      }
      for (int j = 0; j < features; j++) {
        right[j] += centred[i][j] * (values[i] - mean);
        for (int k = 0; k <= j; k++) {
          matrix[j][k] += centred[i][j] * centred[i][k];
        }
      }
    }
    for (int j = 0; j < features; j++) {
      matrix[j][j] += penalty;
    }
    Cholesky factor = new Cholesky(matrix);
    double[] coefficients = factor.solve(right);
    double[] residuals = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      double leverage = 1.0 / rows.length + factor.inverseForm(centred[i]);
      residuals[i] = (values[i] - mean - dot(coefficients, centred[i])) / (1 - leverage);
    }
    return new RidgeRegression(meanFeatures, mean, coefficients, residuals, penalty);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  /** z̄. */
  double[] meanFeatures() {
    return meanFeatures.clone();
  }

  /** ȳ. */
  double mean() {
    return mean;
  }

  /** β. */
  double[] coefficients() {
    return coefficients.clone();
  }

  /** λ. */
  double penalty() {
    return penalty;
  }

  /** Each value less its prediction by a fit to all other rows, with the same penalty. */
  double[] leaveOneOutResiduals() {
    return leaveOneOutResiduals.clone();
  }

  private double leaveOneOutError() {
    return Arrays.stream(leaveOneOutResiduals).map(r -> r * r).sum();
  }

  /** Squared leave-one-out error / that of the mean of the other rows; 1 where values are equal. */
  double errorRatio(double[] values) {
    double n = values.length;
    double ofMean = 0;
    for (double value : values) {
      double left = (value - mean) * n / (n - 1);
      ofMean += left * left;
    }
    return ofMean == 0 ? 1 : leaveOneOutError() / ofMean;
  }

  /** L with L Lᵀ = a symmetric positive definite matrix, of which the lower triangle is read. */
  private static final class Cholesky {
    private final double[][] lower;

    Cholesky(double[][] matrix) {
      int n = matrix.length;
      lower = new double[n][];
      for (int i = 0; i < n; i++) {
        lower[i] = new double[i + 1];
        for (int j = 0; j <= i; j++) {
          double rest = matrix[i][j];
          for (int k = 0; k < j; k++) {
            rest -= lower[i][k] * lower[j][k];
          }
          lower[i][j] = i == j ? Math.sqrt(rest) : rest / lower[j][j];
        }
      }
    }

    /** L⁻¹ v. */
    private double[] forward(double[] v) {
      double[] x = new double[v.length];
      for (int i = 0; i < v.length; i++) {
        double rest = v[i];
        for (int k = 0; k < i; k++) {
          rest -= lower[i][k] * x[k];
        }
        x[i] = rest / lower[i][i];
      }
      return x;
    }

    /** The x of L Lᵀ x = v. */
    double[] solve(double[] v) {
      double[] x = forward(v);
      for (int i = v.length - 1; i >= 0; i--) {
        for (int k = i + 1; k < v.length; k++) {
          x[i] -= lower[k][i] * x[k];
        }
        x[i] /= lower[i][i];
      }
      return x;
    }

    /** vᵀ (L Lᵀ)⁻¹ v. */
    double inverseForm(double[] v) {
      double[] x = forward(v);
      return dot(x, x);
    }
  }
}
