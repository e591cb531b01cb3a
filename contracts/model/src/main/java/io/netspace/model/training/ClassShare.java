package io.netspace.model.training;

/** The images of each class where a number of images is divided evenly among classes. */
public final class ClassShare {
  private ClassShare() {}

  /** The number of images of a class; the first classes have one more if they do not divide. */
  public static int of(int images, int label, int classes) {
    return images / classes + (label < images % classes ? 1 : 0);
  }
}
