package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.contracts.vocabulary.ImageShape;
import io.netspace.trainer.domain.Device;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Scaled images and their classes; places beyond the last image are zeros. They are put where the
 * arrays are, or, where those are on a GPU, on the heap and sent there when they are asked for.
 */
final class Batch implements AutoCloseable {
  private final int size;
  private final int imageSize;
  private final int classes;
  private final INDArray images;
  private final INDArray labels;
  private final MemorySegment imageNumbers;
  private final MemorySegment labelNumbers;
  private int count;

  /** Room for {@code size} images. */
  Batch(int size, ImageShape shape, int classes) {
    this(size, shape, classes, Backend.device() == Device.CUDA);
  }

  Batch(int size, ImageShape shape, int classes, boolean sent) {
    this.size = size;
    this.imageSize = shape.size();
    this.classes = classes;
    this.images =
        Nd4j.create(DataType.FLOAT, size, shape.channels(), shape.height(), shape.width());
    this.labels = Nd4j.create(DataType.FLOAT, size, classes);
    this.imageNumbers = memory(images, sent);
    this.labelNumbers = memory(labels, sent);
  }

  private static MemorySegment memory(INDArray array, boolean sent) {
    if (sent) {
      return MemorySegment.ofArray(new float[Math.toIntExact(array.length())]);
    }
    return MemorySegment.ofAddress(array.data().address())
        .reinterpret(array.length() * Float.BYTES);
  }

  /** Begins a batch of so many images. */
  void clear(int newCount) {
    labelNumbers.fill((byte) 0);
    imageNumbers.asSlice((long) newCount * imageSize * Float.BYTES).fill((byte) 0);
    count = newCount;
  }

  /** Puts an image, {@code [channels, height, width]}, at a place below the count. */
  void put(int place, float[] image, int label) {
    long first = (long) place * imageSize * Float.BYTES;
    MemorySegment.copy(image, 0, imageNumbers, ValueLayout.JAVA_FLOAT, first, imageSize);
    labelNumbers.setAtIndex(ValueLayout.JAVA_FLOAT, (long) place * classes + label, 1);
  }

  /** {@code [size, channels, height, width]}, scaled. */
  INDArray images() {
    send(imageNumbers, images);
    return images;
  }

  /** {@code [size, classes]}, one-hot. */
  INDArray labels() {
    send(labelNumbers, labels);
    return labels;
  }

  private static void send(MemorySegment numbers, INDArray array) {
    numbers.heapBase().ifPresent(heap -> array.data().setData((float[]) heap));
  }

  /** Images that it has room for. */
  int size() {
    return size;
  }

  /** Images in it, at most its size. */
  int count() {
    return count;
  }

  @Override
  public void close() {
    images.close();
    labels.close();
  }
}
