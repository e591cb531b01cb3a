package io.netspace.trainer.application;

import io.netspace.model.training.ModelFormat;
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
  void write(ModelFormat form, OutputStream out) throws IOException;
}
