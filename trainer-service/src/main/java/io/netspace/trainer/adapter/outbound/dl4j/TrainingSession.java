package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.contracts.vocabulary.Augmentation;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.EpochResult;
import io.netspace.contracts.vocabulary.Recipe;
import io.netspace.contracts.vocabulary.Regime;
import io.netspace.trainer.application.TrainingListener;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.LabelledImages;
import io.netspace.trainer.domain.TrainingEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One candidate on its way through the epochs. A last partial batch of an epoch is left out. */
final class TrainingSession implements AutoCloseable {
  private static final double NANOSECONDS = 1e9;

  private final Candidate candidate;
  private final Recipe recipe;
  private final int epochs;
  private final ImageSplit images;
  private final CandidateNetwork network;
  private final ImageFeed feed;
  private final Divergence divergence;
  private final List<EpochResult> curve = new ArrayList<>();
  private long trainedImages;
  private long trainingNanoseconds;

  TrainingSession(Candidate candidate, Regime regime, ImageSplit images) {
    this.candidate = candidate;
    this.recipe = regime.recipe();
    this.epochs = regime.epochs();
    this.images = images;
    this.divergence = new Divergence(candidate.architecture().classes());
    this.feed = new ImageFeed(images, Augmentation.NONE, regime.batchSize(), candidate.seed());
    this.network =
        new CandidateNetwork(
            candidate.architecture(), recipe, epochs, new SplittableRandom(candidate.seed()));
  }

  TrainingEnd run(TrainingListener listener) throws InterruptedException {
    long start = System.nanoTime();
    Optional<String> failure = Optional.empty();
    for (int epoch = 1; epoch <= epochs && failure.isEmpty(); epoch++) {
      failure = epoch(epoch, listener);
    }
    double seconds = secondsSince(start);
    return failure
        .<TrainingEnd>map(
            reason -> new TrainingEnd.Diverged(curve, seconds, imagesPerSecond(), reason))
        .orElseGet(() -> new TrainingEnd.Completed(curve, seconds, imagesPerSecond()));
  }

  /** Trains and validates; tells of the epoch unless it diverged, and why if it did. */
  private Optional<String> epoch(int epoch, TrainingListener listener) throws InterruptedException {
    long start = System.nanoTime();
    network.startEpoch(epoch - 1);
    double loss = 0;
    try (Batches batches = feed.training(epoch, 0)) {
      while (batches.hasNext()) {
        stopIfInterrupted();
        Batch batch = batches.take();
        double stepLoss = network.step(batch.images(), batch.labels());
        trainedImages += batch.count();
        listener.onStep();
        Optional<String> failure = Divergence.atStep(stepLoss, epoch);
        if (failure.isPresent()) {
          trainingNanoseconds += System.nanoTime() - start;
          return failure;
        }
        loss += stepLoss / feed.steps();
      }
    }
    trainingNanoseconds += System.nanoTime() - start;
    Optional<String> failure = divergence.afterEpoch(loss, epoch);
    if (failure.isEmpty()) {
      double learningRate = recipe.learningRate(epoch - 1, 1, epochs);
      EpochResult result =
          new EpochResult(epoch, learningRate, loss, errorPercent(listener), secondsSince(start));
      curve.add(result);
      listener.onEpoch(result);
    }
    return failure;
  }

  /** Share of the validation images whose likeliest class is not theirs, in percent. */
  private double errorPercent(TrainingListener listener) throws InterruptedException {
    LabelledImages validation = images.validation();
    int first = 0;
    int wrong = 0;
    try (Batches batches = feed.validation()) {
      while (batches.hasNext()) {
        stopIfInterrupted();
        Batch batch = batches.take();
        INDArray probabilities = network.probabilities(batch.images());
        float[][] byImage = probabilities.toFloatMatrix();
        for (int place = 0; place < batch.count(); place++) {
          wrong += likeliest(byImage[place]) == validation.label(first + place) ? 0 : 1;
        }
        first += batch.count();
        probabilities.close();
        listener.onStep();
      }
    }
    return 100.0 * wrong / validation.count();
  }

  /** The first of the largest; none, −1, if the numbers are no numbers. */
  private static int likeliest(float[] probabilities) {
    int best = -1;
    float most = Float.NEGATIVE_INFINITY;
    for (int label = 0; label < probabilities.length; label++) {
      if (probabilities[label] > most) {
        most = probabilities[label];
        best = label;
      }
    }
    return best;
  }

  private double imagesPerSecond() {
    return trainedImages * NANOSECONDS / Math.max(1, trainingNanoseconds);
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / NANOSECONDS;
  }

  private static void stopIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("training was interrupted between two steps");
    }
  }

  @Override
  public void close() {
    network.close();
    feed.close();
  }
}
