package io.netspace.trainer.adapter.outbound.images.format;

import java.util.List;

/** The splits of a data set. Training uses the first two; the test split is only checked. */
public enum DataSplit {
  TRAIN,
  VALIDATION,
  TEST;

  /** Usual name of the split's folder, and of the split in messages. */
  public String folderName() {
    return folderNames().getFirst();
  }

  /** All names that the split's folder may have. */
  List<String> folderNames() {
    return switch (this) {
      case TRAIN -> List.of("train");
      case VALIDATION -> List.of("val", "valid", "validation", "dev");
      case TEST -> List.of("test");
    };
  }
}
