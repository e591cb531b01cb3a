package io.netspace.trainer.domain;

import java.util.Locale;

/** What a trainer computes on. */
public enum Device {
  CPU,
  /** A GPU of NVIDIA. */
  CUDA;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
