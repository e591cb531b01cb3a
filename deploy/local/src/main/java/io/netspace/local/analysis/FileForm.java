package io.netspace.local.analysis;

/** The forms in which a population comes, told apart by content. */
public enum FileForm {
  CSV("CSV"),
  JSON("JSON"),
  SWEEP("pycls sweep");

  private final String words;

  FileForm(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
