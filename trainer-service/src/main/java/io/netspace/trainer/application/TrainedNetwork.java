package io.netspace.trainer.application;

import java.io.IOException;
import java.io.OutputStream;

/** A network whose training has completed, with its weights. */
public interface TrainedNetwork {
  /** On the validation images, after the last epoch. */
  double errorPercent();

  /**
   * Writes the network for other programs.
   *
   * @param out left open
   */
  void write(Format format, OutputStream out) throws IOException;

  /** How a trained network is written. */
  enum Format {
    /** The zip of DL4J's {@code ModelSerializer}. */
    DL4J("zip"),
    /** A graph that takes pixels and gives logits. */
    ONNX("onnx"),
    /** Architecture, recipe and weights as text. */
    JSON("json");

    private final String suffix;

    Format(String suffix) {
      this.suffix = suffix;
    }

    /** What a file's name ends in, without the dot. */
    public String suffix() {
      return suffix;
    }
  }
}
