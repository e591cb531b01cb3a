package io.netspace.trainer.adapter.outbound.images.format;

/** Storage formats of data sets. */
public enum ImageFormat {
  FOLDER("image folder"),
  CIFAR_10("CIFAR-10 binary"),
  CIFAR_100("CIFAR-100 binary"),
  CIFAR_10_PYTHON("CIFAR-10 Python"),
  CIFAR_100_PYTHON("CIFAR-100 Python"),
  IDX("IDX"),
  NPZ("NPZ");

  private final String text;

  ImageFormat(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
