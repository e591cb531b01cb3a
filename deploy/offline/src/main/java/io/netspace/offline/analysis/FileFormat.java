package io.netspace.offline.analysis;

/** The forms in which a population comes, told apart by content. */
public enum FileFormat {
  CSV("CSV"),
  JSON("JSON"),
  SWEEP("pycls sweep");

  private final String label;

  FileFormat(String words) {
    this.label = words;
  }

  @Override
  public String toString() {
    return label;
  }
}
