package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.contracts.vocabulary.Augmentation;
import io.netspace.contracts.vocabulary.ImageShape;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.LabelledImages;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The images of one training, in batches that are made ahead of their use, on a thread of its own
 * and in memory that is used again. A batch is a pure function of the images, the seed, the epoch
 * and the step. One pass at a time.
 */
final class ImageFeed implements AutoCloseable {
  /** One batch is in use, one is ready, one is being made. */
  private static final int ROOM = 3;

  private final ImageSplit images;
  private final int size;
  private final long seed;
  private final BatchMaker maker;
  private final List<Batch> ring;
  private final ExecutorService thread;
  private final AtomicLong waitedNanoseconds = new AtomicLong();

  /**
   * Makes room, and reads the training images once, for their mean and deviation.
   *
   * @param batchSize images of a batch, or all training images if there are fewer
   */
  ImageFeed(ImageSplit images, Augmentation augmentation, int batchSize, long seed) {
    LabelledImages train = images.train();
    ImageShape shape = train.shape();
    this.images = images;
    this.size = Math.min(batchSize, train.count());
    this.seed = seed;
    this.maker = new BatchMaker(new PixelScale(train.statistics()), augmentation, shape);
    this.ring = Stream.generate(() -> new Batch(size, shape, train.classes())).limit(ROOM).toList();
    this.thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform()
                .daemon()
                .name("batches for " + Thread.currentThread().getName())
                .factory());
  }

  /** Images of a batch. */
  int batchSize() {
    return size;
  }

  /** Batches of an epoch; images that do not fill one are left out. */
  int steps() {
    return images.train().count() / size;
  }

  /**
   * The training images of an epoch, in its order, varied.
   *
   * @param epoch counted from 1
   * @param firstStep counted from 0
   */
  Batches training(int epoch, int firstStep) {
    LabelledImages train = images.train();
    int[] order = ImageOrder.shuffled(train.count(), seed, epoch);
    return pass(
        (batch, step) -> maker.varied(batch, train, order, step * size, seed, epoch),
        firstStep,
        steps());
  }

  /**
   * The first training images of an epoch, in its order, as they are.
   *
   * @param epoch counted from 1
   * @param count number of images; what does not fill a batch is left out, but one batch there is
   */
  Batches unvaried(int epoch, int count) {
    LabelledImages train = images.train();
    int[] order = ImageOrder.shuffled(train.count(), seed, epoch);
    return pass(
        (batch, step) -> maker.plain(batch, train, order, step * size),
        0,
        Math.clamp(count / size, 1, steps()));
  }

  /** The validation images in their order, as they are; the last batch may not be full. */
  Batches validation() {
    LabelledImages validation = images.validation();
    int[] order = ImageOrder.sequential(validation.count());
    return pass(
        (batch, step) -> maker.plain(batch, validation, order, step * size),
        0,
        Math.ceilDiv(validation.count(), size));
  }

  private Batches pass(Batches.Making making, int first, int end) {
    return new Batches(thread, ring, making, first, end, waitedNanoseconds);
  }

  /** How long batches were waited for, so far. */
  long waitedNanoseconds() {
    return waitedNanoseconds.get();
  }

  @Override
  public void close() {
    thread.shutdownNow();
    thread.close();
    ring.forEach(Batch::close);
  }
}
