package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.trainer.domain.LabelledImages;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Room for one batch, filled again for every step; places beyond the last image are zeros. */
final class ImageBatch implements AutoCloseable {
  private final PixelScale scale;
  private final int size;
  private final int classes;
  private final float[] pixels;
  private final float[] oneHot;
  private final INDArray images;
  private final INDArray labels;

  ImageBatch(LabelledImages like, PixelScale scale, int size) {
    this.scale = scale;
    this.size = size;
    this.classes = like.classes();
    this.pixels = new float[size * like.shape().size()];
    this.oneHot = new float[size * classes];
    this.images =
        Nd4j.create(
            DataType.FLOAT,
            size,
            like.shape().channels(),
            like.shape().height(),
            like.shape().width());
    this.labels = Nd4j.create(DataType.FLOAT, size, classes);
  }

  /** Takes the images {@code order[first]} to {@code order[first + count - 1]}. */
  void fill(LabelledImages source, int[] order, int first, int count) {
    int imageSize = source.shape().size();
    Arrays.fill(pixels, count * imageSize, pixels.length, 0);
    Arrays.fill(oneHot, 0);
    for (int place = 0; place < count; place++) {
      int image = order[first + place];
      scale.write(source, image, pixels, place * imageSize);
      oneHot[place * classes + source.label(image)] = 1;
    }
    ((FloatPointer) images.data().pointer()).put(pixels);
    ((FloatPointer) labels.data().pointer()).put(oneHot);
  }

  int size() {
    return size;
  }

  /** {@code [size, channels, height, width]}, scaled. */
  INDArray images() {
    return images;
  }

  /** {@code [size, classes]}, one-hot. */
  INDArray labels() {
    return labels;
  }

  @Override
  public void close() {
    images.close();
    labels.close();
  }
}
