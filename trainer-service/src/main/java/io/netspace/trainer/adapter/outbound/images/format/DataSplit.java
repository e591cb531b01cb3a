package io.netspace.trainer.adapter.outbound.images.format;

/** The splits of a data set. Training uses the first two; the test split is only checked. */
public enum DataSplit {
  TRAIN("train"),
  VALIDATION("val"),
  TEST("test");

  private final String folder;

  DataSplit(String folder) {
    this.folder = folder;
  }

  /** Name of the split's folder, and of the split in messages. */
  public String folderName() {
    return folder;
  }
}
