package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.EpochResult;
import io.netspace.contracts.vocabulary.Recipe;
import io.netspace.contracts.vocabulary.Regime;
import io.netspace.contracts.vocabulary.WeightAverage;
import io.netspace.trainer.application.TrainingArtifacts;
import io.netspace.trainer.application.TrainingListener;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.TrainingEnd;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One candidate on its way through the epochs, from where its checkpoint ends. A last partial batch
 * of an epoch is left out.
 */
final class TrainingSession implements AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger(TrainingSession.class);
  private static final double NANOSECONDS = 1e9;

  private final Candidate candidate;
  private final Regime regime;
  private final Recipe recipe;
  private final ImageSplit images;
  private final TrainingArtifacts artifacts;
  private final ImageFeed feed;
  private final CandidateNetwork network;
  private final @Nullable MovingAverage average;
  private final Divergence divergence;
  private Progress progress = Progress.NONE;

  TrainingSession(
      Candidate candidate, Regime regime, ImageSplit images, TrainingArtifacts artifacts) {
    this.candidate = candidate;
    this.regime = regime;
    this.recipe = regime.recipe();
    this.images = images;
    this.artifacts = artifacts;
    this.divergence = new Divergence(candidate.architecture().classes());
    this.feed = new ImageFeed(images, recipe.variation(), regime.batchSize(), candidate.seed());
    this.network =
        new CandidateNetwork(
            candidate.architecture(),
            recipe,
            regime.epochs(),
            feed.steps(),
            new SplittableRandom(candidate.seed()));
    WeightAverage rule = recipe.average();
    this.average = rule == null ? null : new MovingAverage(rule, regime, network.parameters());
  }

  TrainingEnd run(TrainingListener listener) throws InterruptedException {
    artifacts.checkpoint().ifPresent(this::resume);
    Optional<String> failure = Optional.empty();
    while (progress.epochs() < regime.epochs() && failure.isEmpty()) {
      failure = epoch(progress.epochs() + 1, listener);
    }
    if (failure.isPresent()) {
      return new TrainingEnd.Diverged(
          progress.curve(), progress.seconds(), progress.imagesPerSecond(), failure.get());
    }
    exchangeAverage();
    artifacts.keepNetwork(
        new Dl4jTrainedNetwork(
            candidate,
            regime,
            images.train().statistics(),
            network.network(),
            progress.curve().getLast().errorPercent()));
    return new TrainingEnd.Completed(
        progress.curve(), progress.seconds(), progress.imagesPerSecond());
  }

  /** Trains and validates; tells of the epoch unless it diverged, and why if it did. */
  private Optional<String> epoch(int epoch, TrainingListener listener) throws InterruptedException {
    long start = System.nanoTime();
    double loss = steps(epoch, listener);
    Optional<String> failure =
        Divergence.atStep(loss, epoch).or(() -> divergence.afterEpoch(loss, epoch));
    if (failure.isPresent()) {
      progress = progress.tookSeconds(secondsSince(start));
      return failure;
    }
    double learningRate =
        recipe.learningRate((epoch - 1) * feed.steps(), feed.steps(), regime.epochs());
    EpochResult result =
        new EpochResult(
            epoch, learningRate, loss, errorPercent(epoch, listener), secondsSince(start));
    progress = progress.finished(result);
    listener.onEpoch(result);
    artifacts.keepCheckpoint(TrainingState.bytes(identity(), progress, arrays()));
    return failure;
  }

  /** The mean loss of the steps, or the first that is no finite number. */
  private double steps(int epoch, TrainingListener listener) throws InterruptedException {
    long start = System.nanoTime();
    double loss = 0;
    int step = 0;
    try (Batches batches = feed.training(epoch, 0)) {
      while (batches.hasNext() && Double.isFinite(loss)) {
        Batch batch = batches.take();
        loss += network.step(batch.images(), batch.labels()) / feed.steps();
        if (average != null) {
          average.afterStep(network.parameters(), step, epoch - 1);
        }
        step++;
        listener.onStep();
      }
    }
    progress = progress.trained((long) step * feed.batchSize(), System.nanoTime() - start);
    return loss;
  }

  /** Of the averaged weights, where there are any, by precise statistics, if they are wanted. */
  private double errorPercent(int epoch, TrainingListener listener) throws InterruptedException {
    exchangeAverage();
    refineStatistics(epoch, listener);
    try (Batches batches = feed.validation()) {
      double percent = ErrorMeasurement.percent(network, images.validation(), batches, listener);
      exchangeAverage();
      return percent;
    }
  }

  private void refineStatistics(int epoch, TrainingListener listener) throws InterruptedException {
    Integer preciseImages = recipe.preciseNormImages();
    if (preciseImages != null) {
      try (Batches batches = feed.unvaried(epoch, preciseImages)) {
        PreciseStatistics.measure(network, batches, listener);
      }
    }
  }

  private void exchangeAverage() {
    if (average != null) {
      average.swap(network.parameters());
    }
  }

  private void resume(byte[] checkpoint) {
    try {
      TrainingState state = TrainingState.parse(checkpoint, identity());
      state.restore(arrays());
      progress = state.progress();
      network.continueAt(progress.epochs() * feed.steps());
    } catch (UnfitStateException e) {
      LOGGER.warnf(
          "Checkpoint ignored, training from the start: candidateId=%s reason=%s",
          candidate.id(), e.getMessage());
    }
  }

  /** All that changes from step to step. */
  private List<INDArray> arrays() {
    return average == null
        ? List.of(network.parameters(), network.velocity())
        : List.of(network.parameters(), network.velocity(), average.average());
  }

  /** With the weights that the error was measured with, once the training has completed. */
  CandidateNetwork network() {
    return network;
  }

  private long identity() {
    return TrainingIdentity.of(
        candidate, regime, images.train().count(), images.validation().count());
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / NANOSECONDS;
  }

  @Override
  public void close() {
    feed.close();
    network.close();
    if (average != null) {
      average.close();
    }
  }
}
