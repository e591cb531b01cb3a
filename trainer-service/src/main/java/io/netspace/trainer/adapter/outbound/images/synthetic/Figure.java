package io.netspace.trainer.adapter.outbound.images.synthetic;

/**
 * The classes of generated images, in label order. All have a similar extent, so that they differ
 * only in form: six are shapes, four are textures inside the same disc.
 */
enum Figure implements SignedDistance {
  DISC {
    @Override
    public double distance(double x, double y) {
      return radius(x, y) - 0.85;
    }
  },
  SQUARE {
    @Override
    public double distance(double x, double y) {
      return Math.max(Math.abs(x), Math.abs(y)) - 0.76;
    }
  },
  TRIANGLE {
    @Override
    public double distance(double x, double y) {
      double slope = SIN_60 * Math.abs(x) + 0.5 * y;
      return Math.max(slope, -y) - 0.5;
    }
  },
  CROSS {
    @Override
    public double distance(double x, double y) {
      double across = Math.max(Math.abs(x) - 0.95, Math.abs(y) - 0.3);
      double along = Math.max(Math.abs(x) - 0.3, Math.abs(y) - 0.95);
      return Math.min(across, along);
    }
  },
  STAR {
    @Override
    public double distance(double x, double y) {
      double nearest = Double.NEGATIVE_INFINITY;
      double second = Double.NEGATIVE_INFINITY;
      for (int side = 0; side < 5; side++) {
        double beyond = STAR_X[side] * x + STAR_Y[side] * y;
        second = Math.max(second, Math.min(nearest, beyond));
        nearest = Math.max(nearest, beyond);
      }
      return second - 0.36;
    }
  },
  RING {
    @Override
    public double distance(double x, double y) {
      return Math.abs(radius(x, y) - 0.7) - 0.2;
    }
  },
  STRIPES {
    @Override
    public double distance(double x, double y) {
      return inPatch(x, y, wave(x));
    }
  },
  CHECKERBOARD {
    @Override
    public double distance(double x, double y) {
      double across = wave(x);
      double along = wave(y);
      double toBorder = Math.min(Math.abs(across), Math.abs(along));
      return inPatch(x, y, across * along > 0 ? toBorder : -toBorder);
    }
  },
  DOTS {
    @Override
    public double distance(double x, double y) {
      return inPatch(x, y, radius(offset(x), offset(y)) - 0.32 * PERIOD);
    }
  },
  SPIRAL {
    @Override
    public double distance(double x, double y) {
      double turn = StrictMath.atan2(y, x) / (2 * Math.PI) * PERIOD;
      return inPatch(x, y, wave(radius(x, y) - turn));
    }
  };

  /** Distance between two stripes, dots or turns of the spiral. */
  private static final double PERIOD = 0.62;

  private static final double SIN_60 = 0.5 * Math.sqrt(3);

  /** Directions of the star's five sides, 72 degrees apart. */
  private static final double[] STAR_X = new double[5];

  private static final double[] STAR_Y = new double[5];

  static {
    for (int side = 0; side < 5; side++) {
      STAR_X[side] = StrictMath.sin(side * 0.4 * Math.PI);
      STAR_Y[side] = StrictMath.cos(side * 0.4 * Math.PI);
    }
  }

  private static double radius(double x, double y) {
    return Math.sqrt(x * x + y * y);
  }

  private static double inPatch(double x, double y, double texture) {
    return Math.max(radius(x, y) - 0.95, texture);
  }

  /** Signed distance to the centre of the period's cell. */
  private static double offset(double way) {
    double cells = way / PERIOD + 0.5;
    return (cells - Math.floor(cells) - 0.5) * PERIOD;
  }

  /** A triangle wave: below 0 for half of each period, the inside of a stripe. */
  private static double wave(double way) {
    return Math.abs(offset(way)) - PERIOD / 4;
  }
}
