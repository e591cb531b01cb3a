package io.netspace.lab.calibration;

/**
 * How the errors of a simulated study depend on its networks. R² is the share of the variance of
 * trained networks' errors that follows from their features: a part that the prior predicts, and a
 * part along a direction of the features that differs from study to study.
 */
enum ReferenceScenario {
  /** The prior and three earlier populations tell much. */
  GOOD("reference-good", 0.5, 0.7, 60, Pairs.AS_IN_THE_SET, SimulatedNetworks.WIDE),
  /** The same without earlier populations: a pilot and the prior. */
  PRIOR_ALONE("reference-prior", 0.5, 0.7, 0, Pairs.AS_IN_THE_SET, SimulatedNetworks.WIDE),
  /** Errors depend on nothing that is known. */
  USELESS("reference-useless", 0, 0, 60, Pairs.AS_IN_THE_SET, SimulatedNetworks.WIDE),
  /** What raises errors in the reference set lowers them in the pairs. */
  ADVERSARIAL("reference-adversarial", 0.5, 0.7, 60, Pairs.OPPOSITE, SimulatedNetworks.WIDE),
  /** The reference set is of another data set: half of what the prior predicts holds there too. */
  TRANSFERRED("reference-transferred", 0.5, 0.7, 60, Pairs.OF_OTHER_DATA, SimulatedNetworks.WIDE),
  /** Spaces of 40 networks, each drawn many times. */
  NARROW("narrow", 0.5, 0.7, 60, Pairs.AS_IN_THE_SET, SimulatedNetworks.NARROW);

  /** How the pairs' errors follow features, compared with those of the reference set. */
  enum Pairs {
    AS_IN_THE_SET,
    OPPOSITE,
    OF_OTHER_DATA
  }

  private final String row;
  private final double ofPrior;
  private final double rSquared;
  private final int earlier;
  private final Pairs pairs;
  private final int networks;

  ReferenceScenario(
      String row, double ofPrior, double rSquared, int earlier, Pairs pairs, int networks) {
    this.row = row;
    this.ofPrior = ofPrior;
    this.rSquared = rSquared;
    this.earlier = earlier;
    this.pairs = pairs;
    this.networks = networks;
  }

  /** Its row of the benchmark. */
  String row() {
    return row;
  }

  /** Share of the variance that the prior predicts. */
  double ofPrior() {
    return ofPrior;
  }

  double rSquared() {
    return rSquared;
  }

  /** Networks of earlier populations in the reference set. */
  int earlier() {
    return earlier;
  }

  Pairs pairs() {
    return pairs;
  }

  /** Networks of each space. */
  int networks() {
    return networks;
  }
}
