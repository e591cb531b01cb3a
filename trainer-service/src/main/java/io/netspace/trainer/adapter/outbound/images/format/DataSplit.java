package io.netspace.trainer.adapter.outbound.images.format;

import java.util.List;
import java.util.Locale;

/** The splits of a data set. Training uses the first two; the test split is only checked. */
public enum DataSplit {
  TRAIN,
  VALIDATION,
  TEST;

  /** Usual name of the split's folder, and of the split in messages. */
  public String folderName() {
    return folderNames().getFirst();
  }

  /**
   * Whether a folder that has none of the usual names may be meant: those in other letter case, and
   * the longer ones of the training and the test split.
   */
  boolean isAlsoNamed(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return folderNames().contains(lower)
        || (this == TRAIN && lower.equals("training"))
        || (this == TEST && lower.equals("testing"));
  }

  /** All usual names of the split's folder. */
  List<String> folderNames() {
    return switch (this) {
      case TRAIN -> List.of("train");
      case VALIDATION -> List.of("val", "valid", "validation", "dev");
      case TEST -> List.of("test");
    };
  }
}
