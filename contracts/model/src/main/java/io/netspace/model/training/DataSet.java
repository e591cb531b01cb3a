package io.netspace.model.training;

import io.netspace.model.network.ImageShape;

/** The labelled images a study's networks learn from. */
public sealed interface DataSet permits GeneratedImages, ImageFolder {
  /** Shape of every image after loading. */
  ImageShape input();

  /** Number of classes, at least 2. */
  int classes();

  /** Error in percent of a network that guesses: what a diverged network counts as. */
  default double chanceErrorPercent() {
    return 100.0 * (classes() - 1) / classes();
  }
}
