package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.contracts.vocabulary.EpochResult;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * All that a training needs to go on after an epoch as if it had never stopped, and its form in
 * bytes, little-endian: a mark, the version of this form, CRC-32 of what follows, which training it
 * is of, the progress, and the arrays of float32, each with its length before it.
 */
final class TrainingState {
  private static final int MARK = 0x5453534e;
  private static final int VERSION = 1;
  private static final int HEADER = 3 * Integer.BYTES;

  private final Progress progress;
  private final List<float[]> arrays;

  private TrainingState(Progress progress, List<float[]> arrays) {
    this.progress = progress;
    this.arrays = arrays;
  }

  /**
   * Takes copies.
   *
   * @param arrays of the training, always the same and in the same order
   */
  static TrainingState of(Progress progress, List<INDArray> arrays) {
    return new TrainingState(progress, arrays.stream().map(INDArray::toFloatVector).toList());
  }

  Progress progress() {
    return progress;
  }

  /**
   * Writes into the training's arrays.
   *
   * @throws UnfitStateException if they are other than those it was made of
   */
  void restore(List<INDArray> targets) throws UnfitStateException {
    List<Integer> have = arrays.stream().map(array -> array.length).toList();
    List<Integer> want = targets.stream().map(array -> (int) array.length()).toList();
    if (!have.equals(want)) {
      throw new UnfitStateException("it has arrays of " + have + " numbers, and not " + want);
    }
    for (int i = 0; i < targets.size(); i++) {
      INDArray kept = Nd4j.createFromArray(arrays.get(i));
      targets.get(i).assign(kept.reshape(targets.get(i).shape()));
      kept.close();
    }
  }

  /**
   * Its form in bytes.
   *
   * @param training a number that no other training has
   */
  byte[] bytes(long training) {
    ByteBuffer buffer = ByteBuffer.allocate(size()).order(ByteOrder.LITTLE_ENDIAN);
    buffer.position(HEADER);
    buffer.putLong(training);
    buffer.putLong(progress.trainedImages());
    buffer.putLong(progress.trainingNanoseconds());
    buffer.putDouble(progress.seconds());
    buffer.putInt(progress.epochs());
    for (EpochResult result : progress.curve()) {
      buffer.putDouble(result.learningRate()).putDouble(result.trainLoss());
      buffer.putDouble(result.errorPercent()).putDouble(result.seconds());
    }
    buffer.putInt(arrays.size());
    for (float[] array : arrays) {
      buffer.putInt(array.length);
      buffer.asFloatBuffer().put(array);
      buffer.position(buffer.position() + Float.BYTES * array.length);
    }
    return buffer.putInt(0, MARK).putInt(4, VERSION).putInt(8, checksum(buffer.array())).array();
  }

  private int size() {
    int numbers = arrays.stream().mapToInt(array -> array.length).sum();
    return HEADER
        + 4 * Long.BYTES
        + 2 * Integer.BYTES
        + 4 * Double.BYTES * progress.epochs()
        + Integer.BYTES * arrays.size()
        + Float.BYTES * numbers;
  }

  /**
   * Reads what {@link #bytes} made for the same training.
   *
   * @throws UnfitStateException if that is not what these bytes are
   */
  static TrainingState parse(byte[] bytes, long training) throws UnfitStateException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < HEADER || buffer.getInt() != MARK) {
      throw new UnfitStateException("it is no state of a training");
    }
    int version = buffer.getInt();
    if (version != VERSION) {
      throw new UnfitStateException("it is of version " + version + ", and not " + VERSION);
    }
    if (buffer.getInt() != checksum(bytes)) {
      throw new UnfitStateException("it is damaged");
    }
    try {
      if (buffer.getLong() != training) {
        throw new UnfitStateException("it is of another training");
      }
      return new TrainingState(progress(buffer), arrays(buffer));
    } catch (BufferUnderflowException e) {
      throw new UnfitStateException("it is cut off");
    }
  }

  private static Progress progress(ByteBuffer buffer) {
    long trainedImages = buffer.getLong();
    long trainingNanoseconds = buffer.getLong();
    double seconds = buffer.getDouble();
    int epochs = buffer.getInt();
    List<EpochResult> curve = new ArrayList<>();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      curve.add(
          new EpochResult(
              epoch,
              buffer.getDouble(),
              buffer.getDouble(),
              buffer.getDouble(),
              buffer.getDouble()));
    }
    return new Progress(curve, trainedImages, trainingNanoseconds, seconds);
  }

  private static List<float[]> arrays(ByteBuffer buffer) {
    int count = buffer.getInt();
    List<float[]> arrays = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] array = new float[buffer.getInt()];
      buffer.asFloatBuffer().get(array);
      buffer.position(buffer.position() + Float.BYTES * array.length);
      arrays.add(array);
    }
    return arrays;
  }

  private static int checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes, HEADER, bytes.length - HEADER);
    return (int) crc.getValue();
  }
}
