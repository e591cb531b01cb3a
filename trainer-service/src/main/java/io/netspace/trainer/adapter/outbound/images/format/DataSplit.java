package io.netspace.trainer.adapter.outbound.images.format;

/** A part of a data set. Training knows the first two; the test part is only ever checked. */
public enum DataSplit {
  TRAIN("train"),
  VALIDATION("val"),
  TEST("test");

  private final String folder;

  DataSplit(String folder) {
    this.folder = folder;
  }

  /** Name of its folder, and of the part for people. */
  public String folderName() {
    return folder;
  }
}
