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
 * Scaled images and their classes; places beyond the last image are zeros. They are put where the
 * arrays are, or, where those are on a GPU, on the heap and sent there when they are asked for.
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

  /** Room for {@code size} images. */
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

  /** Begins a batch of so many images. */
  public void clear(int newCount) {
    labelMemory.fill((byte) 0);
    imageMemory.asSlice((long) newCount * imageSize * Float.BYTES).fill((byte) 0);
    count = newCount;
  }

  /** Puts an image, {@code [channels, height, width]}, at a place below the count. */
  public void put(int place, float[] image, int label) {
    long first = (long) place * imageSize * Float.BYTES;
    MemorySegment.copy(image, 0, imageMemory, ValueLayout.JAVA_FLOAT, first, imageSize);
    labelMemory.setAtIndex(ValueLayout.JAVA_FLOAT, (long) place * classes + label, 1);
  }

  /** {@code [size, channels, height, width]}, scaled. */
  public INDArray images() {
    copyToDevice(imageMemory, images);
    return images;
  }

  /** {@code [size, classes]}, one-hot. */
  public INDArray labels() {
    copyToDevice(labelMemory, labels);
    return labels;
  }

  private static void copyToDevice(MemorySegment numbers, INDArray array) {
    numbers.heapBase().ifPresent(heap -> array.data().setData((float[]) heap));
  }

  /** Images that it has room for. */
  int size() {
    return size;
  }

  /** Images in it, at most its size. */
  public int count() {
    return count;
  }

  @Override
  public void close() {
    images.close();
    labels.close();
  }
}
