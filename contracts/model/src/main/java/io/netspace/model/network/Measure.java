package io.netspace.model.network;

/** One of the costs of a network. */
public enum Measure {
  FLOPS("flops") {
    @Override
    public long of(Complexity complexity) {
      return complexity.flops();
    }
  },
  PARAMETERS("parameters") {
    @Override
    public long of(Complexity complexity) {
      return complexity.parameters();
    }
  },
  ACTIVATIONS("activations") {
    @Override
    public long of(Complexity complexity) {
      return complexity.activations();
    }
  };

  private final String label;

  Measure(String label) {
    this.label = label;
  }

  /** This cost of a network. */
  public abstract long of(Complexity complexity);

  /** The name in JSON, on pages and in plots. */
  @Override
  public String toString() {
    return label;
  }
}
