package io.netspace.trainer.application;

import io.netspace.model.training.ModelFormat;
import java.io.IOException;
import java.io.OutputStream;

/** A network whose training has completed, with its weights. */
public interface TrainedNetwork {
  /** Error on the validation images after the last epoch. */
  double errorPercent();

  /**
   * Writes the network in an export format.
   *
   * @param out stays open
   */
  void write(ModelFormat form, OutputStream out) throws IOException;
}
