package io.netspace.trainer.adapter.outbound.images;

/** A part of a data set. Training knows the first two; the test part is only ever checked. */
enum Part {
  TRAIN("train"),
  VALIDATION("val"),
  TEST("test");

  private final String folder;

  Part(String folder) {
    this.folder = folder;
  }

  /** Name of its folder, and of the part for people. */
  String folder() {
    return folder;
  }
}
