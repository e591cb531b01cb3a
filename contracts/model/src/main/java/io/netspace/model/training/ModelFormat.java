package io.netspace.model.training;

/** The forms in which a trained network is kept. */
public enum ModelFormat {
  /** A graph that takes pixels and gives logits. */
  ONNX("onnx", "application/octet-stream"),
  /** What DL4J's {@code ModelSerializer} writes and reads. */
  DL4J("zip", "application/zip"),
  /** Architecture, complexity, recipe, error and all weights. */
  JSON("json", "application/json");

  private final String suffix;
  private final String mediaType;

  ModelFormat(String suffix, String mediaType) {
    this.suffix = suffix;
    this.mediaType = mediaType;
  }

  /** A file's name in this form. */
  public String file(String stem) {
    return stem + "." + suffix;
  }

  public String mediaType() {
    return mediaType;
  }
}
