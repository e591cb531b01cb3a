package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The forward and backward steps of one network for one batch size; it owns the arrays between
 * them. Build all forward steps first, then apply the gradients from last to first.
 */
public final class Program implements AutoCloseable {
  private final int batch;
  private final boolean training;
  private final BufferPool buffers = new BufferPool();
  private final INDArray columns;
  private final List<Runnable> forward = new ArrayList<>();
  private final List<Runnable> backward = new ArrayList<>();

  /**
   * @param training whether to normalise by the batch's statistics and to keep what the backward
   *     steps need
   * @param columns largest number of values in a convolution's im2col matrix
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

  /** Adds the next forward step. */
  public void addForward(Runnable step) {
    forward.add(step);
  }

  /** Adds the next backward step. */
  public void addBackward(Runnable step) {
    backward.add(step);
  }

  /** Runs the forward steps once. */
  public void runForward() {
    forward.forEach(Runnable::run);
  }

  /** Runs the backward steps once. */
  public void runBackward() {
    backward.forEach(Runnable::run);
  }

  /** A tensor for all images of a batch; its values are undefined. */
  public CnhwTensor acquire(int channels, int height, int width) {
    return new CnhwTensor(
        acquire(CnhwTensor.length(channels, batch, height, width)), channels, batch, height, width);
  }

  CnhwTensor acquireLike(CnhwTensor x) {
    return acquire(x.channels(), x.height(), x.width());
  }

  /** An array; its values are undefined. */
  public INDArray acquire(long length) {
    return buffers.acquire(length);
  }

  public void release(CnhwTensor planes) {
    release(planes.flat());
  }

  void release(INDArray array) {
    buffers.release(array);
  }

  /** The buffer of the im2col matrix, which the next convolution overwrites. */
  INDArray columnBuffer(long length) {
    return columns.get(interval(0, length));
  }

  @Override
  public void close() {
    buffers.close();
  }
}
