package io.netspace.trainer.adapter.outbound.images.format;

import java.util.List;

/** The splits of a data set. Training uses the first two; the test split is only checked. */
public enum DataSplit {
  TRAIN("train"),
  VALIDATION("val", "valid", "validation", "dev"),
  TEST("test");

  private final List<String> folders;

  DataSplit(String... folders) {
    this.folders = List.of(folders);
  }

  /** Usual name of the split's folder, and of the split in messages. */
  public String folderName() {
    return folders.getFirst();
  }

  /** All names that the split's folder may have. */
  List<String> folderNames() {
    return folders;
  }
}
