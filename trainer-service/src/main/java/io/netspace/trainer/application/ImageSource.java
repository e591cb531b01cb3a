package io.netspace.trainer.application;

import io.netspace.model.training.DataSet;
import io.netspace.model.training.Regime;
import io.netspace.trainer.domain.ImageSplit;

/**
 * Provides the images of a data set in the numbers that a regime requests, balanced over the
 * classes.
 */
public interface ImageSource {
  /**
   * Loads the images; they are the same for the same data set and numbers on every trainer.
   *
   * @throws io.netspace.trainer.domain.DataSetUnusableException when the data set does not have
   *     them
   * @throws InterruptedException when the thread is interrupted while it reads
   */
  ImageSplit load(DataSet dataSet, Regime regime) throws InterruptedException;
}
