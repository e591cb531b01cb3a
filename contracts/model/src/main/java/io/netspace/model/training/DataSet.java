package io.netspace.model.training;

import io.netspace.model.network.ImageShape;

/** The labelled images that a study's networks are trained on. */
public sealed interface DataSet permits GeneratedImages, ImageFolder {
  /** Shape of every image after loading. */
  ImageShape input();

  /** Number of classes, at least 2. */
  int classes();

  /** Error in percent of random guessing (chance level), which a diverged network counts as. */
  default double chanceErrorPercent() {
    return 100.0 * (classes() - 1) / classes();
  }
}
