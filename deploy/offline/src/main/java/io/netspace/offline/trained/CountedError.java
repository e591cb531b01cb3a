package io.netspace.offline.trained;

import io.netspace.model.statistics.Interval;
import io.netspace.model.statistics.WilsonInterval;
import java.util.List;

/**
 * The error of a network on labelled images.
 *
 * @param images 1 or more
 * @param wrong images whose most probable class is not their label
 */
public record CountedError(int images, int wrong) {
  /** The error of predictions with labels. */
  public static CountedError of(List<Prediction> predictions) {
    return new CountedError(
        predictions.size(), (int) predictions.stream().filter(Prediction::isWrong).count());
  }

  /** The error in percent. */
  public double percent() {
    return 100.0 * wrong / images;
  }

  /** The 95 % interval of the error on all images like these, in percent. */
  public Interval interval() {
    Interval share = WilsonInterval.of(wrong, images);
    return new Interval(100 * share.low(), 100 * share.high());
  }
}
