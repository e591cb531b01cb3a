package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The forward and the backward steps of one network for one batch size, and the owner of the arrays
 * between them. Build all forward parts first, then apply their gradients from last to first.
 */
public final class Program implements AutoCloseable {
  private final int batch;
  private final boolean training;
  private final BufferPool buffers = new BufferPool();
  private final INDArray columns;
  private final List<Runnable> forward = new ArrayList<>();
  private final List<Runnable> backward = new ArrayList<>();

  /**
   * @param training normalises by the batch's statistics and keeps what the backward steps need
   * @param columns most numbers that a convolution's windows have together
   */
  public Program(int batch, boolean training, long columns) {
    this.batch = batch;
    this.training = training;
    this.columns = buffers.acquire(Math.max(1, columns));
  }

  int batch() {
    return batch;
  }

  public boolean training() {
    return training;
  }

  /** Adds the next step forward. */
  public void addForward(Runnable step) {
    forward.add(step);
  }

  /** Adds the next step back. */
  public void addBackward(Runnable step) {
    backward.add(step);
  }

  /** Runs every step forward once. */
  public void runForward() {
    forward.forEach(Runnable::run);
  }

  /** Runs every step back once. */
  public void runBackward() {
    backward.forEach(Runnable::run);
  }

  /** Numbers of any value, for all images of a batch. */
  public CnhwTensor acquire(int channels, int height, int width) {
    return new CnhwTensor(
        acquire(CnhwTensor.length(channels, batch, height, width)), channels, batch, height, width);
  }

  CnhwTensor acquireLike(CnhwTensor x) {
    return acquire(x.channels(), x.height(), x.width());
  }

  /** Numbers of any value. */
  public INDArray acquire(long length) {
    return buffers.acquire(length);
  }

  public void release(CnhwTensor planes) {
    release(planes.flat());
  }

  void release(INDArray array) {
    buffers.release(array);
  }

  /** Room for the windows of one convolution, whose numbers the next one overwrites. */
  INDArray columnBuffer(long length) {
    return columns.get(interval(0, length));
  }

  @Override
  public void close() {
    buffers.close();
  }
}
