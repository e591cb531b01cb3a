package io.netspace.model.training;

/** The file formats of a trained network. */
public enum ModelFormat {
  /** An ONNX graph from pixels to logits. */
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

  /** The name of a file in this format. */
  public String file(String stem) {
    return stem + "." + suffix;
  }

  public String mediaType() {
    return mediaType;
  }
}
