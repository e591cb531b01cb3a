package io.netspace.trainer.adapter.outbound.dl4j.training;

import io.netspace.model.study.Candidate;
import io.netspace.model.training.EpochResult;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Regime;
import io.netspace.model.training.WeightAverage;
import io.netspace.trainer.adapter.outbound.dl4j.CandidateNetwork;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.adapter.outbound.dl4j.engine.Backend;
import io.netspace.trainer.adapter.outbound.dl4j.export.Dl4jTrainedNetwork;
import io.netspace.trainer.adapter.outbound.dl4j.loader.Batch;
import io.netspace.trainer.adapter.outbound.dl4j.loader.BatchPrefetcher;
import io.netspace.trainer.adapter.outbound.dl4j.loader.DataLoader;
import io.netspace.trainer.application.TrainingArtifacts;
import io.netspace.trainer.application.TrainingListener;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.TrainingResult;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The training of one candidate through the epochs, resumed from its checkpoint. The last partial
 * batch of an epoch is dropped.
 */
final class TrainingSession implements AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger(TrainingSession.class);
  private static final double NANOSECONDS = 1e9;

  private final Candidate candidate;
  private final Regime regime;
  private final Recipe recipe;
  private final ImageSplit images;
  private final TrainingArtifacts artifacts;
  private final DataLoader loader;
  private final CandidateNetwork network;
  private final @Nullable WeightEma average;
  private final DivergenceRule divergence;
  private TrainingProgress progress = TrainingProgress.NONE;
  private int engine;

  TrainingSession(
      Candidate candidate, Regime regime, ImageSplit images, TrainingArtifacts artifacts) {
    this.candidate = candidate;
    this.regime = regime;
    this.recipe = regime.recipe();
    this.images = images;
    this.artifacts = artifacts;
    this.divergence = new DivergenceRule(candidate.architecture().classes());
    this.loader =
        new DataLoader(images, recipe.augmentationOrNone(), regime.batchSize(), candidate.seed());
    this.network =
        new CandidateNetwork(
            candidate.architecture(),
            recipe,
            regime.epochs(),
            loader.stepsPerEpoch(),
            new SplittableRandom(candidate.seed()));
    this.engine = Backend.engineNumber(BackbonePlan.of(candidate.architecture()));
    WeightAverage rule = recipe.average();
    this.average = rule == null ? null : new WeightEma(rule, regime, network.parameters());
  }

  TrainingResult run(TrainingListener listener) throws InterruptedException {
    artifacts.loadCheckpoint().ifPresent(this::resume);
    Optional<String> failure = Optional.empty();
    while (progress.finishedEpochs() < regime.epochs() && failure.isEmpty()) {
      failure = runEpoch(progress.finishedEpochs() + 1, listener);
    }
    if (failure.isPresent()) {
      return new TrainingResult.Diverged(
          progress.curve(), progress.seconds(), progress.imagesPerSecond(), failure.get());
    }
    swapAverage();
    artifacts.saveIfAmongBest(
        new Dl4jTrainedNetwork(
            candidate, regime, images, network.graph(), progress.curve().getLast().errorPercent()));
    return new TrainingResult.Completed(
        progress.curve(), progress.seconds(), progress.imagesPerSecond());
  }

  /** Trains and validates one epoch; returns the reason if the training diverged. */
  private Optional<String> runEpoch(int epoch, TrainingListener listener)
      throws InterruptedException {
    long start = System.nanoTime();
    double loss = runSteps(epoch, listener);
    Optional<String> failure =
        DivergenceRule.atStep(loss, epoch).or(() -> divergence.afterEpoch(loss, epoch));
    if (failure.isPresent()) {
      progress = progress.withSeconds(secondsSince(start));
      return failure;
    }
    double learningRate =
        recipe.learningRate(
            (epoch - 1) * loader.stepsPerEpoch(), loader.stepsPerEpoch(), regime.epochs());
    EpochResult result =
        new EpochResult(
            epoch, learningRate, loss, errorPercent(epoch, listener), secondsSince(start));
    progress = progress.withEpoch(result);
    listener.onEpoch(result);
    artifacts.saveCheckpoint(Checkpoint.serialize(identity(), progress, stateArrays()));
    return failure;
  }

  /** The mean loss of the steps, or the first loss that is not finite. */
  private double runSteps(int epoch, TrainingListener listener) throws InterruptedException {
    long start = System.nanoTime();
    double loss = 0;
    int step = 0;
    try (BatchPrefetcher batches = loader.training(epoch, 0)) {
      while (batches.hasNext() && Double.isFinite(loss)) {
        Batch batch = batches.next();
        loss += network.step(batch.images(), batch.labels()) / loader.stepsPerEpoch();
        if (average != null) {
          average.update(network.parameters(), step, epoch - 1);
        }
        step++;
        listener.onStep();
      }
    }
    progress = progress.withSteps((long) step * loader.batchSize(), System.nanoTime() - start);
    return loss;
  }

  /** Validation error, with averaged weights and precise statistics if the recipe requires them. */
  private double errorPercent(int epoch, TrainingListener listener) throws InterruptedException {
    swapAverage();
    refineStatistics(epoch, listener);
    try (BatchPrefetcher batches = loader.validation()) {
      double percent = Top1Error.percent(network, images.validation(), batches, listener);
      swapAverage();
      return percent;
    }
  }

  private void refineStatistics(int epoch, TrainingListener listener) throws InterruptedException {
    Integer preciseImages = recipe.preciseNormImages();
    if (preciseImages != null) {
      try (BatchPrefetcher batches = loader.trainingWithoutAugmentation(epoch, preciseImages)) {
        PreciseBatchNorm.recompute(network, batches, listener);
      }
    }
  }

  private void swapAverage() {
    if (average != null) {
      average.swap(network.parameters());
    }
  }

  private void resume(byte[] checkpoint) {
    try {
      Checkpoint state = parse(checkpoint);
      state.restore(stateArrays());
      progress = state.progress();
      network.resumeAtStep(progress.finishedEpochs() * loader.stepsPerEpoch());
    } catch (IncompatibleCheckpointException e) {
      LOGGER.warnf(
          "Checkpoint ignored, training from the start: candidateId=%s reason=%s",
          candidate.id(), e.getMessage());
    }
  }

  /** The engine that has begun a training also ends it: another one's results differ in bits. */
  private Checkpoint parse(byte[] checkpoint) throws IncompatibleCheckpointException {
    try {
      return Checkpoint.parse(checkpoint, identity());
    } catch (IncompatibleCheckpointException e) {
      if (engine == Backend.FIRST_ENGINE) {
        throw e;
      }
      int chosen = engine;
      engine = Backend.FIRST_ENGINE;
      try {
        Checkpoint state = Checkpoint.parse(checkpoint, identity());
        network.useEngine(engine);
        return state;
      } catch (IncompatibleCheckpointException f) {
        engine = chosen;
        throw e;
      }
    }
  }

  /** The arrays that change from step to step. */
  private List<INDArray> stateArrays() {
    return average == null
        ? List.of(network.parameters(), network.velocity())
        : List.of(network.parameters(), network.velocity(), average.average());
  }

  /** The network; after the training with the weights that the error was measured with. */
  CandidateNetwork network() {
    return network;
  }

  private long identity() {
    long training =
        TrainingIdentity.of(candidate, regime, images.train().count(), images.validation().count());
    return TrainingIdentity.byEngine(training, engine);
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / NANOSECONDS;
  }

  @Override
  public void close() {
    loader.close();
    network.close();
    if (average != null) {
      average.close();
    }
  }
}
