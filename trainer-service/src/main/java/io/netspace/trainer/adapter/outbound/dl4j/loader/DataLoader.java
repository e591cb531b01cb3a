package io.netspace.trainer.adapter.outbound.dl4j.loader;

import io.netspace.model.network.ImageShape;
import io.netspace.model.training.Augmentation;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.LabelledImages;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The images of one training in batches, which a separate thread prefetches into reused buffers. A
 * batch is a pure function of the images, the seed, the epoch and the step. One pass at a time.
 */
public final class DataLoader implements AutoCloseable {
  /** One batch is in use, one is ready, one is being built. */
  private static final int BUFFERS = 3;

  private final ImageSplit images;
  private final int size;
  private final long seed;
  private final BatchBuilder batchBuilder;
  private final List<Batch> buffers;
  private final ExecutorService thread;
  private final AtomicLong waitCounter = new AtomicLong();

  /**
   * Allocates the buffers, and computes mean and standard deviation of the training images.
   *
   * @param batchSize images of a batch, or all training images if there are fewer
   */
  public DataLoader(ImageSplit images, Augmentation augmentation, int batchSize, long seed) {
    LabelledImages train = images.train();
    ImageShape shape = train.shape();
    this.images = images;
    this.size = Math.min(batchSize, train.count());
    this.seed = seed;
    this.batchBuilder =
        new BatchBuilder(new PixelNormaliser(train.statistics()), augmentation, shape);
    this.buffers =
        Stream.generate(() -> new Batch(size, shape, train.classes())).limit(BUFFERS).toList();
    this.thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform()
                .daemon()
                .name("batches for " + Thread.currentThread().getName())
                .factory());
  }

  /** Number of images of a batch. */
  public int batchSize() {
    return size;
  }

  /** Number of batches of an epoch; a last partial batch is dropped. */
  public int stepsPerEpoch() {
    return images.train().count() / size;
  }

  /**
   * The augmented training images of an epoch, in its order.
   *
   * @param epoch counted from 1
   * @param firstStep counted from 0
   */
  public BatchPrefetcher training(int epoch, int firstStep) {
    LabelledImages train = images.train();
    int[] order = EpochOrder.shuffled(train.count(), seed, epoch);
    return prefetch(
        (batch, step) -> batchBuilder.fillAugmented(batch, train, order, step * size, seed, epoch),
        firstStep,
        stepsPerEpoch());
  }

  /**
   * The first training images of an epoch, in its order, unaugmented.
   *
   * @param epoch counted from 1
   * @param count number of images; a last partial batch is dropped, but there is at least one batch
   */
  public BatchPrefetcher trainingWithoutAugmentation(int epoch, int count) {
    LabelledImages train = images.train();
    int[] order = EpochOrder.shuffled(train.count(), seed, epoch);
    return prefetch(
        (batch, step) -> batchBuilder.fill(batch, train, order, step * size),
        0,
        Math.clamp(count / size, 1, stepsPerEpoch()));
  }

  /** The validation images in their order, unaugmented; the last batch may be partial. */
  public BatchPrefetcher validation() {
    LabelledImages validation = images.validation();
    int[] order = EpochOrder.sequential(validation.count());
    return prefetch(
        (batch, step) -> batchBuilder.fill(batch, validation, order, step * size),
        0,
        Math.ceilDiv(validation.count(), size));
  }

  private BatchPrefetcher prefetch(BatchPrefetcher.Filler making, int first, int end) {
    return new BatchPrefetcher(thread, buffers, making, first, end, waitCounter);
  }

  /** Total time spent waiting for batches so far. */
  long waitNanoseconds() {
    return waitCounter.get();
  }

  @Override
  public void close() {
    thread.shutdownNow();
    thread.close();
    buffers.forEach(Batch::close);
  }
}
