package io.netspace.trainer.application;

import io.netspace.model.training.ModelFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A trained network without any weights: its files contain the name of their format. */
public record EmptyNetwork(double errorPercent) implements TrainedNetwork {
  @Override
  public void write(ModelFormat form, OutputStream out) throws IOException {
    out.write(form.name().getBytes(StandardCharsets.UTF_8));
  }
}
