package io.netspace.offline.analysis;

/** The file formats of a population, detected by content. */
public enum FileFormat {
  CSV("CSV"),
  JSON("JSON"),
  PARQUET("Parquet"),
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
