package io.netspace.trainer.domain;

import java.util.Locale;

/** The kind of device that a trainer computes on. */
public enum Device {
  CPU,
  /** An NVIDIA GPU. */
  CUDA;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
