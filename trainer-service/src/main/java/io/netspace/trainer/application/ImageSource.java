package io.netspace.trainer.application;

import io.netspace.model.training.DataSet;
import io.netspace.model.training.Regime;
import io.netspace.trainer.domain.ImageSplit;

/** Gives the images of a data set, as many as a regime asks for, balanced over the classes. */
public interface ImageSource {
  /**
   * The same images for the same data set and limits, on every trainer.
   *
   * @throws io.netspace.trainer.domain.DataSetUnusableException when there are no such images
   * @throws InterruptedException when the thread is interrupted while it reads
   */
  ImageSplit load(DataSet dataSet, Regime regime) throws InterruptedException;
}
