package io.netspace.trainer.adapter.outbound.dl4j.training;

import io.netspace.model.training.EpochResult;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The state of a training after an epoch, from which it resumes bit for bit. Serialized,
 * little-endian: a magic number, the version of this format, the CRC-32 of everything after it, the
 * training's identity, the progress, and the training's float32 arrays, each preceded by its
 * length.
 */
final class Checkpoint {
  private static final int MAGIC = 0x5453534e;
  private static final int VERSION = 1;
  private static final int HEADER = 3 * Integer.BYTES;

  private final TrainingProgress progress;
  private final List<FloatBuffer> arrays;

  private Checkpoint(TrainingProgress progress, List<FloatBuffer> arrays) {
    this.progress = progress;
    this.arrays = arrays;
  }

  /**
   * Serializes a state.
   *
   * @param training the training's identity
   * @param arrays of the training, always the same and in the same order
   */
  static byte[] serialize(long training, TrainingProgress progress, List<INDArray> arrays) {
    ByteBuffer buffer = ByteBuffer.allocate(size(progress, arrays)).order(ByteOrder.LITTLE_ENDIAN);
    buffer.position(HEADER);
    buffer.putLong(training);
    buffer.putLong(progress.trainedImages());
    buffer.putLong(progress.trainingNanoseconds());
    buffer.putDouble(progress.seconds());
    buffer.putInt(progress.finishedEpochs());
    for (EpochResult result : progress.curve()) {
      buffer.putDouble(result.learningRate()).putDouble(result.trainLoss());
      buffer.putDouble(result.errorPercent()).putDouble(result.seconds());
    }
    buffer.putInt(arrays.size());
    for (INDArray array : arrays) {
      buffer.putInt((int) array.length());
      readFloats(buffer, (int) array.length()).put(array.toFloatVector());
    }
    return buffer.putInt(0, MAGIC).putInt(4, VERSION).putInt(8, checksum(buffer.array())).array();
  }

  private static int size(TrainingProgress progress, List<INDArray> arrays) {
    long numbers = arrays.stream().mapToLong(INDArray::length).sum();
    return Math.toIntExact(
        HEADER
            + 4 * Long.BYTES
            + 2 * Integer.BYTES
            + 4L * Double.BYTES * progress.finishedEpochs()
            + (long) Integer.BYTES * arrays.size()
            + Float.BYTES * numbers);
  }

  /** The next values of a buffer, whose position moves past them. */
  private static FloatBuffer readFloats(ByteBuffer buffer, int count) {
    if (count < 0 || count > buffer.remaining() / Float.BYTES) {
      throw new BufferUnderflowException();
    }
    FloatBuffer numbers = buffer.asFloatBuffer().limit(count);
    buffer.position(buffer.position() + Float.BYTES * count);
    return numbers;
  }

  /**
   * Parses a checkpoint of this training without copying the bytes.
   *
   * @throws IncompatibleCheckpointException if the bytes are not a checkpoint of this training
   */
  static Checkpoint parse(byte[] bytes, long training) throws IncompatibleCheckpointException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < HEADER || buffer.getInt() != MAGIC) {
      throw new IncompatibleCheckpointException("it is no state of a training");
    }
    int version = buffer.getInt();
    if (version != VERSION) {
      throw new IncompatibleCheckpointException(
          "it is of version " + version + ", and not " + VERSION);
    }
    if (buffer.getInt() != checksum(bytes)) {
      throw new IncompatibleCheckpointException("it is damaged");
    }
    try {
      if (buffer.getLong() != training) {
        throw new IncompatibleCheckpointException("it is of another training");
      }
      return new Checkpoint(progress(buffer), arrays(buffer));
    } catch (BufferUnderflowException e) {
      throw new IncompatibleCheckpointException("it is cut off");
    }
  }

  private static TrainingProgress progress(ByteBuffer buffer) {
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
    return new TrainingProgress(curve, trainedImages, trainingNanoseconds, seconds);
  }

  private static List<FloatBuffer> arrays(ByteBuffer buffer) {
    int count = buffer.getInt();
    List<FloatBuffer> arrays = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      arrays.add(readFloats(buffer, buffer.getInt()));
    }
    return arrays;
  }

  TrainingProgress progress() {
    return progress;
  }

  /**
   * Copies the saved values to a training's arrays.
   *
   * @throws IncompatibleCheckpointException if their lengths differ from the saved ones; they are
   *     unchanged then
   */
  void restore(List<INDArray> targets) throws IncompatibleCheckpointException {
    List<Long> have = arrays.stream().map(array -> (long) array.limit()).toList();
    List<Long> want = targets.stream().map(INDArray::length).toList();
    if (!have.equals(want)) {
      throw new IncompatibleCheckpointException(
          "it has arrays of " + have + " numbers, and not " + want);
    }
    for (int i = 0; i < targets.size(); i++) {
      float[] numbers = new float[arrays.get(i).limit()];
      arrays.get(i).get(0, numbers);
      INDArray kept = Nd4j.createFromArray(numbers);
      targets.get(i).assign(kept.reshape(targets.get(i).shape()));
      kept.close();
    }
  }

  private static int checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes, HEADER, bytes.length - HEADER);
    return (int) crc.getValue();
  }
}
