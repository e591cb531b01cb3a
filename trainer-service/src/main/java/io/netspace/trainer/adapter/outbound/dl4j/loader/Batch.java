package io.netspace.trainer.adapter.outbound.dl4j.loader;

import io.netspace.model.network.ImageShape;
import io.netspace.trainer.adapter.outbound.dl4j.engine.Backend;
import io.netspace.trainer.domain.Device;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Normalised images and their labels; positions after the last image are zeros. Values are written
 * to the arrays directly, or, if these are on a GPU, to the heap and transferred on request.
 */
public final class Batch implements AutoCloseable {
  private final int size;
  private final int imageSize;
  private final int classes;
  private final INDArray images;
  private final INDArray labels;
  private final MemorySegment imageMemory;
  private final MemorySegment labelMemory;
  private int count;

  /** Allocates a batch of at most {@code size} images. */
  public Batch(int size, ImageShape shape, int classes) {
    this(size, shape, classes, Backend.device() == Device.CUDA);
  }

  Batch(int size, ImageShape shape, int classes, boolean sent) {
    this.size = size;
    this.imageSize = shape.size();
    this.classes = classes;
    this.images =
        Nd4j.create(DataType.FLOAT, size, shape.channels(), shape.height(), shape.width());
    this.labels = Nd4j.create(DataType.FLOAT, size, classes);
    this.imageMemory = hostMemory(images, sent);
    this.labelMemory = hostMemory(labels, sent);
  }

  private static MemorySegment hostMemory(INDArray array, boolean sent) {
    if (sent) {
      return MemorySegment.ofArray(new float[Math.toIntExact(array.length())]);
    }
    return MemorySegment.ofAddress(array.data().address())
        .reinterpret(array.length() * Float.BYTES);
  }

  /** Clears the batch for this many images. */
  public void clear(int newCount) {
    labelMemory.fill((byte) 0);
    imageMemory.asSlice((long) newCount * imageSize * Float.BYTES).fill((byte) 0);
    count = newCount;
  }

  /** Writes an image, {@code [channels, height, width]}, at a position below the count. */
  public void put(int position, float[] image, int label) {
    long first = (long) position * imageSize * Float.BYTES;
    MemorySegment.copy(image, 0, imageMemory, ValueLayout.JAVA_FLOAT, first, imageSize);
    labelMemory.setAtIndex(ValueLayout.JAVA_FLOAT, (long) position * classes + label, 1);
  }

  /** The normalised images, {@code [size, channels, height, width]}. */
  public INDArray images() {
    copyToDevice(imageMemory, images);
    return images;
  }

  /** The one-hot labels, {@code [size, classes]}. */
  public INDArray labels() {
    copyToDevice(labelMemory, labels);
    return labels;
  }

  private static void copyToDevice(MemorySegment numbers, INDArray array) {
    numbers.heapBase().ifPresent(heap -> array.data().setData((float[]) heap));
  }

  /** Capacity in images. */
  int size() {
    return size;
  }

  /** Number of images, at most the size. */
  public int count() {
    return count;
  }

  @Override
  public void close() {
    images.close();
    labels.close();
  }
}
